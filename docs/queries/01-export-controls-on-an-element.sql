-- What is said of export controls on gallium or germanium, and by whom?
-- `&&` is true when two arrays have an element in common; `speaker` is null where the outlet says it in its own voice.
select reported_at::date as day, outlet, speaker, polarity, modality, text
from news.claims
where tags @> array['export-control']
  and (elements && array['Ga', 'Ge'] or element_groups && array['critical-minerals'])
order by reported_at desc, outlet, text, claim_id
limit 20;
