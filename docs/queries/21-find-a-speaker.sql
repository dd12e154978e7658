-- How is the name of a speaker spelled?
select speaker, speaker_kind, quotations
from news.find_speakers('Lorain Pek')
order by likeness desc, speaker, speaker_kind;
