-- A failure that a person has put aside is closed without having worked again.
alter table news_private.failure add column discarded_at timestamptz;
