-- How do exports develop, by all figures that are given for them?
-- `modifier` tells about from exactly, `direction` a rise from a fall, `role` a change from a share.
select reported_at, outlet, measure, modifier, low, high, unit, direction, role, speaker, claim_text
from news.figures
where measure ilike '%export%' and role in ('change', 'from', 'to')
order by reported_at desc, mention_id;
