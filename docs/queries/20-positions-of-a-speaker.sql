-- What has somebody said on an element, and when did the stance change?
select reported_at::date as day, element, stance, previous_stance, is_change, text
from news.speaker_positions
where speaker = 'Ardmore Bell'
order by reported_at, element, text, mention_id
limit 50;
