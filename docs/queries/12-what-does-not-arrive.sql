-- Which feeds do not arrive, and why?
select feed_id, title, health, failure_count, last_error_code, last_error_message
from news.feed_health
where health not in ('ok', 'quiet')
order by failure_count desc, feed_id;
