alter table news_private.figure add column measure text, add column subject text, add column region text, add column period_from date, add column period_to date, add column measure_key text;
