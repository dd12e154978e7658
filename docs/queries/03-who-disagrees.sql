-- Which outlets disagree on a figure?
-- Ranges that a word such as "about" leaves open are widened before they are compared; what is only rounded otherwise is no disagreement.
select measure, outlet, figure, earlier_outlet, earlier_figure, period_from, period_to
from news.discrepancies
order by reported_at desc, measure, earlier_outlet, mention_id, earlier_mention_id
limit 20;
