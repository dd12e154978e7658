-- What is said of export controls on dysprosium or terbium, and by whom?
-- `&&` is true when two arrays have an element in common; `speaker` is null where the outlet says it in its own voice.
select reported_at, outlet, speaker, speaker_kind, polarity, modality, text
from news.claims
where tags @> array['export-control']
  and (elements && array['Dy', 'Tb'] or element_groups && array['heavy-rare-earths'])
order by reported_at desc, claim_id;
