-- What the dashboard asks for often: figures by what they are of, articles by when they came in, and what is broken now.
create index measured_subject_index on news_private.measured (split_part(measure_key, '|', 2), reported_at);
create index article_first_seen_index on news_private.article (first_seen_at);
create index failure_open_index on news_private.failure (last_at) where resolved_at is null;
