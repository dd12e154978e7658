-- An index by hash keeps all rows of one value in one chain, which each new row of that value walks along: with some ten thousand mentions of
-- one country, storing an article takes longer with every article before it. Indexes in order do not; but they take no value of any length.
update news_private.actor_mention set name = left(name, 200) where char_length(name) > 200;
update news_private.quotation set speaker = left(speaker, 200) where char_length(speaker) > 200;
update news_private.quotation set actor = left(actor, 200) where char_length(actor) > 200;
update news_private.claim set speaker = left(speaker, 200) where char_length(speaker) > 200;

drop index news_private.actor_mention_name_index;
create index actor_mention_name_index on news_private.actor_mention (name);

drop index news_private.quotation_speaker_index;
create index quotation_speaker_index on news_private.quotation (speaker);

drop index news_private.quotation_actor_index;
create index quotation_actor_index on news_private.quotation (actor);

drop index news_private.claim_speaker_index;
create index claim_speaker_index on news_private.claim (speaker);

drop index news_private.figure_measure_key_index;
create index figure_measure_key_index on news_private.figure (measure_key);
