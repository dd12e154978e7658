-- What share of the world's germanium does China process, over time and by source?
select period_from, period_to, outlet, speaker, text, low_bound, high_bound
from news.figure_series
where measure = 'share-of-processing|Ge|China| (percent)'
order by period_from, reported_at, outlet, mention_id
limit 50;
