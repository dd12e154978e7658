-- How long requests to a host take, later ones counting more; 0 when none has ended yet. Places in its line are as far apart as that and its spacing.
alter table news_private.host add column request_ms integer not null default 0;
