-- Which deadlines and starts fall into the next 90 days?
-- Put `current_date` where the day is; `is_deadline` tells "by" from "on".
select due_from, date_text, is_deadline, outlet, speaker, text
from news.plans_due
where due_from between date '2026-11-15' and date '2026-11-15' + 90
order by due_from, outlet, text, mention_id
limit 20;
