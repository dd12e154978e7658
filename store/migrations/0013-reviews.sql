-- What analysts say of claims and mentions, anchored in the text of a revision, so that it outlives every re-extraction.
create table news_private.review (
  id bigint generated always as identity primary key,
  article_id integer not null references news_private.article on delete cascade,
  text_sha256 text not null,
  -- claim, or the kind of the mention.
  kind text not null,
  start_char integer not null,
  end_char integer not null,
  text text not null,
  verdict text not null check (verdict in ('confirmed', 'rejected', 'fixed', 'retracted')),
  fix jsonb,
  note text,
  reviewer text not null,
  reviewed_at timestamptz not null,
  claim_id bigint,
  mention_id bigint,
  rule text not null,
  -- Whether the rules found it when they last ran; of a rejected row nothing else tells.
  is_found boolean not null default true,
  check ((verdict = 'fixed') = (fix is not null)),
  check (start_char >= 0 and end_char > start_char)
);

create index review_anchor_index on news_private.review (article_id, text_sha256, kind, start_char, end_char, id);
create index review_claim_index on news_private.review (claim_id);
create index review_mention_index on news_private.review (mention_id);

-- Which version of which rule has found what was reviewed.
create table news_private.review_finding (
  review_id bigint not null references news_private.review on delete cascade,
  version integer not null,
  rule text not null,
  primary key (review_id, version)
);

-- The verdict that stands on a row: confirmed or fixed. What is rejected is not kept as a row, so that no view can show it.
alter table news_private.claim add column review text;
alter table news_private.mention add column review text;

-- The fields that a review may fix, and what they may hold; a kind without any takes whatever it is given.
create table news_private.review_field (
  kind text not null,
  field text not null,
  shape text not null check (shape in ('text', 'word', 'number', 'day', 'texts', 'symbols')),
  allowed text[],
  may_be_null boolean not null,
  primary key (kind, field)
);

insert into news_private.review_field (kind, field, shape, allowed, may_be_null) values
  ('claim', 'speaker', 'text', null, true),
  ('claim', 'speaker_kind', 'word', '{person,organisation,group,anonymous}', true),
  ('claim', 'speaker_role', 'text', null, true),
  ('claim', 'attribution_type', 'word', '{direct,indirect,partial}', true),
  ('claim', 'stance', 'word', '{states,warns,denies,urges,welcomes,criticises,doubts,promises,expects}', true),
  ('claim', 'polarity', 'word', '{affirmed,negated}', false),
  ('claim', 'modality', 'word', '{asserted,hedged,forecast,conditional}', false),
  ('claim', 'tags', 'texts', null, false),
  ('claim', 'elements', 'symbols', null, false),
  ('claim', 'element_groups', 'texts', null, false),
  ('claim', 'actors', 'texts', null, false),
  ('percentage', 'low', 'number', null, false),
  ('percentage', 'high', 'number', null, false),
  ('percentage', 'unit', 'word', '{percent,percentage-point,basis-point,multiple}', false),
  ('percentage', 'modifier', 'word', '{over,at-least,under,at-most,about,nearly,exactly}', true),
  ('percentage', 'direction', 'word', '{up,down}', true),
  ('percentage', 'role', 'word', '{share,change,from,to,rate,level}', false),
  ('date', 'value', 'text', null, true),
  ('date', 'from', 'day', null, true),
  ('date', 'to', 'day', null, true),
  ('date', 'modifier', 'text', null, true),
  ('element', 'elements', 'symbols', null, false),
  ('element', 'group', 'text', null, true),
  ('element', 'form', 'word', '{name,symbol,compound,alloy,group}', false),
  ('actor', 'name', 'text', null, false),
  ('actor', 'type', 'word', '{country,government,organisation,person,company}', false),
  ('quotation', 'speaker', 'text', null, true),
  ('quotation', 'speaker_kind', 'word', '{person,organisation,group,anonymous}', true),
  ('quotation', 'speaker_role', 'text', null, true),
  ('quotation', 'type', 'word', '{direct,indirect,partial}', false),
  ('quotation', 'stance', 'word', '{states,warns,denies,urges,welcomes,criticises,doubts,promises,expects}', true);

-- Whether a value fits the shape of a field.
create function news_private.fits_field(field news_private.review_field, value jsonb) returns boolean
language plpgsql stable as $$
begin
  if value = 'null' then return field.may_be_null; end if;
  if field.shape in ('texts', 'symbols') then
    return jsonb_typeof(value) = 'array' and not exists (
      select from jsonb_array_elements(value) as item
      where jsonb_typeof(item) <> 'string' or item#>>'{}' = ''
        or field.shape = 'symbols' and item#>>'{}' !~ '^[A-Z][a-z]?$'
    );
  end if;
  if field.shape = 'number' then return jsonb_typeof(value) = 'number'; end if;
  if jsonb_typeof(value) <> 'string' or value#>>'{}' = '' then return false; end if;
  if field.shape = 'word' then return value#>>'{}' = any(field.allowed); end if;
  if field.shape = 'day' then return value#>>'{}' ~ '^\d{4}-\d{2}-\d{2}$' and (value#>>'{}')::date is not null; end if;
  return true;
exception
  when datetime_field_overflow or invalid_datetime_format then return false;
end
$$;

create function news_private.check_fix(about text, fix jsonb) returns void
language plpgsql stable as $$
declare
  pair record;
  field news_private.review_field;
begin
  if jsonb_typeof(fix) is distinct from 'object' or fix = '{}' then
    raise exception 'A fix names the fields that it puts right' using errcode = 'AS422';
  end if;
  if not exists (select from news_private.review_field f where f.kind = about) then return; end if;
  for pair in select key, value from jsonb_each(fix) loop
    select * into field from news_private.review_field f where f.kind = about and f.field = pair.key;
    if not found then
      raise exception '% is no field of a % that can be fixed; those are %', pair.key, about,
        (select string_agg(f.field, ', ' order by f.field) from news_private.review_field f where f.kind = about)
        using errcode = 'AS422';
    end if;
    if not news_private.fits_field(field, pair.value) then
      raise exception '% of a % cannot be %: it takes %', pair.key, about, pair.value,
        case field.shape
          when 'word' then array_to_string(field.allowed, ', ') when 'number' then 'a number' when 'day' then 'a day such as 2026-11-02'
          when 'texts' then 'a list of texts' when 'symbols' then 'a list of symbols such as Dy' else 'a text'
        end || case when field.may_be_null then ', or null' else '' end
        using errcode = 'AS422';
    end if;
  end loop;
  if (fix->>'low')::numeric > (fix->>'high')::numeric or (fix->>'from')::date >= (fix->>'to')::date then
    raise exception 'A range ends after its beginning' using errcode = 'AS422';
  end if;
end
$$;

-- A list of texts out of JSON.
create function news_private.texts_of(list jsonb) returns text[]
language sql immutable as $$
  select array(select jsonb_array_elements_text(list))
$$;

-- The verdict that stands on each place of a text: the latest, unless it was taken back.
create function news_private.standing_reviews(of_revision integer) returns setof news_private.review
language sql stable as $$
  select latest.*
  from news_private.revision r
  cross join lateral (
    select distinct on (v.kind, v.start_char, v.end_char) v.*
    from news_private.review v
    where v.article_id = r.article_id and v.text_sha256 = r.text_sha256
    order by v.kind, v.start_char, v.end_char, v.id desc
  ) as latest
  where r.id = of_revision and latest.verdict <> 'retracted'
$$;

-- Claims say which elements and actors their mentions name.
create function news_private.summarise_claims(claims bigint[]) returns void
language sql as $$
  update news_private.claim c
  set elements = array(
      select name
      from news_private.claim_mention cm
      join news_private.mention m on m.id = cm.mention_id
      join news_private.element_mention x on x.mention_id = m.id
      cross join lateral unnest(x.elements) with ordinality as named (name, place)
      where cm.claim_id = c.id
      group by name
      order by min(m.number * 1000 + place)
    ),
    element_groups = array(
      select x.element_group
      from news_private.claim_mention cm
      join news_private.mention m on m.id = cm.mention_id
      join news_private.element_mention x on x.mention_id = m.id
      where cm.claim_id = c.id and x.element_group is not null
      group by x.element_group
      order by min(m.number)
    ),
    actors = array(
      select left(x.name, 200)
      from news_private.claim_mention cm
      join news_private.mention m on m.id = cm.mention_id
      join news_private.actor_mention x on x.mention_id = m.id
      where cm.claim_id = c.id and x.name <> ''
      group by left(x.name, 200)
      order by min(m.number)
    )
  where c.id = any(claims)
$$;

-- The claims that took over speaker and cue of a quotation.
create function news_private.claims_after(quoted bigint) returns setof bigint
language sql stable as $$
  select c.id
  from news_private.quotation q
  join news_private.claim_mention cm on cm.mention_id = q.mention_id
  join news_private.claim c on c.id = cm.claim_id
  where q.mention_id = quoted
    and c.attribution_type is not null
    and c.cue_start_char is not distinct from q.cue_start_char
    and c.speaker_start_char is not distinct from q.speaker_start_char
$$;

create function news_private.fix_claim(target bigint, fix jsonb) returns void
language sql as $$
  update news_private.claim
  set speaker = case when fix ? 'speaker' then fix->>'speaker' else speaker end,
    speaker_kind = case when fix ? 'speaker_kind' then fix->>'speaker_kind' else speaker_kind end,
    speaker_role = case when fix ? 'speaker_role' then fix->>'speaker_role' else speaker_role end,
    attribution_type = case when fix ? 'attribution_type' then fix->>'attribution_type' else attribution_type end,
    stance = case when fix ? 'stance' then fix->>'stance' else stance end,
    polarity = coalesce(fix->>'polarity', polarity),
    modality = coalesce(fix->>'modality', modality),
    tags = case when fix ? 'tags' then news_private.texts_of(fix->'tags') else tags end,
    elements = case when fix ? 'elements' then news_private.texts_of(fix->'elements') else elements end,
    element_groups = case when fix ? 'element_groups' then news_private.texts_of(fix->'element_groups') else element_groups end,
    actors = case when fix ? 'actors' then news_private.texts_of(fix->'actors') else actors end
  where id = target
$$;

create function news_private.fix_quotation(target bigint, fix jsonb) returns void
language plpgsql as $$
begin
  perform news_private.fix_claim(id, fix - 'type' || case when fix ? 'type' then jsonb_build_object('attribution_type', fix->'type') else '{}' end)
  from news_private.claims_after(target) as id;
  update news_private.quotation
  set speaker = case when fix ? 'speaker' then fix->>'speaker' else speaker end,
    speaker_kind = case when fix ? 'speaker_kind' then fix->>'speaker_kind' else speaker_kind end,
    speaker_role = case when fix ? 'speaker_role' then fix->>'speaker_role' else speaker_role end,
    type = coalesce(fix->>'type', type),
    stance = case when fix ? 'stance' then fix->>'stance' else stance end
  where mention_id = target;
  -- detail has the fields of a speaker below it.
  update news_private.mention
  set detail = detail || fix - 'speaker' - 'speaker_kind' - 'speaker_role' || jsonb_build_object('speaker',
    case
      when fix->'speaker' = 'null' then 'null'
      else coalesce(nullif(detail->'speaker', 'null'), '{}')
        || case when fix ? 'speaker' then jsonb_build_object('name', fix->'speaker') else '{}' end
        || case when fix ? 'speaker_kind' then jsonb_build_object('kind', fix->'speaker_kind') else '{}' end
        || case when fix ? 'speaker_role' then jsonb_build_object('role', fix->'speaker_role') else '{}' end
    end)
  where id = target;
end
$$;

create function news_private.fix_mention(target bigint, about text, fix jsonb) returns void
language plpgsql as $$
begin
  if about = 'quotation' then
    perform news_private.fix_quotation(target, fix);
    return;
  end if;
  update news_private.mention set detail = detail || fix where id = target;
  if about = 'percentage' then
    update news_private.figure f
    set low = coalesce((fix->>'low')::double precision, low),
      -- A value without an upper end of its own is no range.
      high = coalesce((fix->>'high')::double precision, case when low = high then (fix->>'low')::double precision end, high),
      unit = coalesce(fix->>'unit', unit),
      modifier = case when fix ? 'modifier' then fix->>'modifier' else modifier end,
      direction = case when fix ? 'direction' then fix->>'direction' else direction end,
      role = coalesce(fix->>'role', role)
    where mention_id = target;
    -- What it was taken to measure held for the other role.
    update news_private.figure
    set measure_name = null, measure_subject = null, measure_region = null, measure_counterpart = null, measure_key = null
    where mention_id = target and fix ? 'role';
    update news_private.mention m
    set detail = m.detail || jsonb_build_object('low', f.low, 'high', f.high)
    from news_private.figure f
    where m.id = target and f.mention_id = m.id;
  elsif about = 'date' then
    update news_private.date_mention
    set value = case when fix ? 'value' then fix->>'value' else value end,
      from_date = case when fix ? 'from' then (fix->>'from')::date else from_date end,
      to_date = case when fix ? 'to' then (fix->>'to')::date else to_date end,
      modifier = case when fix ? 'modifier' then fix->>'modifier' else modifier end
    where mention_id = target;
  elsif about = 'element' then
    update news_private.element_mention
    set elements = case when fix ? 'elements' then news_private.texts_of(fix->'elements') else elements end,
      element_group = case when fix ? 'group' then fix->>'group' else element_group end,
      form = coalesce(fix->>'form', form)
    where mention_id = target;
  elsif about = 'actor' then
    update news_private.actor_mention set name = coalesce(fix->>'name', name), type = coalesce(fix->>'type', type) where mention_id = target;
  end if;
end
$$;

-- A rejected quotation takes its speaker along; other mentions that pointed at a rejected one point at nothing.
create function news_private.reject_mention(target bigint, of_revision integer) returns void
language plpgsql as $$
begin
  update news_private.claim
  set attribution_type = null, speaker = null, speaker_kind = null, speaker_role = null, speaker_affiliation = null,
    speaker_start_char = null, speaker_end_char = null, speaker_text = null, cue_start_char = null, cue_end_char = null, cue_text = null,
    stance = null, addressee = null, via = '{}'
  where id in (select * from news_private.claims_after(target));
  update news_private.figure
  set other_end_mention_id = nullif(other_end_mention_id, target), period_mention_id = nullif(period_mention_id, target)
  where mention_id in (select m.id from news_private.mention m where m.revision_id = of_revision)
    and target in (other_end_mention_id, period_mention_id);
  update news_private.date_mention
  set range_to_mention_id = nullif(range_to_mention_id, target), range_from_mention_id = nullif(range_from_mention_id, target),
    anchor_mention_id = nullif(anchor_mention_id, target)
  where mention_id in (select m.id from news_private.mention m where m.revision_id = of_revision)
    and target in (range_to_mention_id, range_from_mention_id, anchor_mention_id);
  delete from news_private.mention where id = target;
end
$$;

create function news_private.reject_claim(target bigint) returns void
language plpgsql as $$
declare
  held bigint[] := array(select cm.mention_id from news_private.claim_mention cm where cm.claim_id = target);
begin
  delete from news_private.claim where id = target;
  update news_private.mention m
  set claim_id = (
    select c.id
    from news_private.claim_mention cm
    join news_private.claim c on c.id = cm.claim_id
    where cm.mention_id = m.id
    order by c.number
    limit 1
  )
  where m.id = any(held);
end
$$;

-- Applies what stands to the rows of a revision: mentions first, for a claim takes over what its mentions say. `is_fresh` says that the rows
-- have just been written by the rules, so that what is not there was not found.
create function news_private.apply_reviews(of_revision integer, is_fresh boolean) returns void
language plpgsql as $$
declare
  v news_private.review;
  target bigint;
  by_rule text;
  touched bigint[];
begin
  -- A row whose fix was taken back has its values until the rules have written it anew.
  update news_private.mention set review = null where revision_id = of_revision and (review = 'confirmed' or is_fresh and review is not null);
  update news_private.claim set review = null where revision_id = of_revision and (review = 'confirmed' or is_fresh and review is not null);
  for v in select * from news_private.standing_reviews(of_revision) order by kind = 'claim', start_char, end_char loop
    if v.kind = 'claim' then
      select c.id, c.rule into target, by_rule
      from news_private.claim c
      where c.revision_id = of_revision and c.start_char = v.start_char and c.end_char = v.end_char;
    else
      select m.id, m.rule into target, by_rule
      from news_private.mention m
      where m.revision_id = of_revision and m.kind = v.kind and m.start_char = v.start_char and m.end_char = v.end_char
      order by m.number
      limit 1;
    end if;
    if target is null then
      update news_private.review set is_found = is_found and not is_fresh where id = v.id;
      continue;
    end if;
    update news_private.review set is_found = true where id = v.id and not is_found;
    insert into news_private.review_finding (review_id, version, rule)
    select v.id, e.version, by_rule
    from news_private.extraction e
    where e.revision_id = of_revision and e.kind = v.kind
    on conflict (review_id, version) do update set rule = excluded.rule;
    if v.kind = 'claim' then
      if v.verdict = 'rejected' then
        perform news_private.reject_claim(target);
      else
        update news_private.claim set review = v.verdict where id = target;
        if v.verdict = 'fixed' then perform news_private.fix_claim(target, v.fix); end if;
      end if;
      continue;
    end if;
    touched := array(select cm.claim_id from news_private.claim_mention cm where cm.mention_id = target);
    if v.verdict = 'rejected' then
      perform news_private.reject_mention(target, of_revision);
    else
      update news_private.mention set review = v.verdict where id = target;
      if v.verdict = 'fixed' then perform news_private.fix_mention(target, v.kind, v.fix); end if;
    end if;
    if v.kind in ('element', 'actor') and v.verdict <> 'confirmed' then perform news_private.summarise_claims(touched); end if;
  end loop;
end
$$;

-- Puts back the ids of reviewed claims before the rules write theirs: a claim that was rejected has no row that could keep it.
create function news_private.keep_claim_ids(of_revision integer) returns void
language sql as $$
  insert into news_private.claim
    (id, revision_id, number, start_char, end_char, text, tags, elements, element_groups, actors, polarity, modality, confidence, rule)
  overriding system value
  select distinct on (v.start_char, v.end_char)
    v.claim_id, r.id, 0, v.start_char, v.end_char, v.text, '{}', '{}', '{}', '{}', 'affirmed', 'asserted', 0, v.rule
  from news_private.revision r
  join news_private.review v on v.article_id = r.article_id and v.text_sha256 = r.text_sha256
  where r.id = of_revision and v.kind = 'claim' and v.claim_id is not null
    and not exists (select from news_private.claim c where c.id = v.claim_id)
    and not exists (
      select from news_private.claim c where c.revision_id = r.id and c.start_char = v.start_char and c.end_char = v.end_char
    )
  order by v.start_char, v.end_char, v.id desc
$$;

-- Where a review of a claim or mention belongs; null when there never was such a one.
create function news_private.find_reviewable(is_claim boolean, wanted bigint) returns news_private.review
language plpgsql stable as $$
declare
  place news_private.review;
begin
  if is_claim then
    select r.article_id, r.text_sha256, 'claim', c.start_char, c.end_char, c.text, c.id, c.rule
    into place.article_id, place.text_sha256, place.kind, place.start_char, place.end_char, place.text, place.claim_id, place.rule
    from news_private.claim c
    join news_private.revision r on r.id = c.revision_id
    where c.id = wanted;
  else
    select r.article_id, r.text_sha256, m.kind, m.start_char, m.end_char, m.text, m.id, m.rule
    into place.article_id, place.text_sha256, place.kind, place.start_char, place.end_char, place.text, place.mention_id, place.rule
    from news_private.mention m
    join news_private.revision r on r.id = m.revision_id
    where m.id = wanted;
  end if;
  place.is_found := place.kind is not null;
  if place.is_found then return place; end if;
  -- What was rejected, or was extracted anew since, is known by its reviews.
  select * into place
  from news_private.review v
  where case when is_claim then v.kind = 'claim' and v.claim_id = wanted else v.kind <> 'claim' and v.mention_id = wanted end
  order by v.id desc
  limit 1;
  return place;
end
$$;

-- Adds a verdict and applies it. `is_pending` says that the rows await their rules once more, for something was taken back.
create function news_private.add_review(
  is_claim boolean, wanted bigint, verdict text, fix jsonb, note text, reviewer text, reviewed_at timestamptz,
  out review_id bigint, out revision_id integer, out is_pending boolean
)
language plpgsql as $$
declare
  what text := case when is_claim then 'claim' else 'mention' end;
  place news_private.review := news_private.find_reviewable(is_claim, wanted);
  before news_private.review;
begin
  if place.kind is null then
    raise exception 'There is no % %', what, wanted using errcode = 'AS404';
  end if;
  select r.id into revision_id
  from news_private.article a
  join news_private.revision r on r.id = a.current_revision_id
  where a.id = place.article_id and r.text_sha256 = place.text_sha256
  for update of r;
  if revision_id is null then
    raise exception 'The text of article % has changed, and % % with it: what was said of it is kept in news.reviews', place.article_id, what, wanted
      using errcode = 'AS410';
  end if;
  select * into before
  from news_private.standing_reviews(revision_id) v
  where v.kind = place.kind and v.start_char = place.start_char and v.end_char = place.end_char;
  if not place.is_found and verdict <> 'retracted' then
    raise exception 'The rules do not find % % any more: what was said of it is kept in news.reviews', what, wanted using errcode = 'AS410';
  end if;
  if verdict = 'fixed' then perform news_private.check_fix(place.kind, fix); end if;
  if verdict = 'retracted' and before.id is null then
    raise exception 'There is no review of % % to be retracted', what, wanted using errcode = 'AS422';
  end if;
  if verdict is null or verdict not in ('confirmed', 'rejected', 'fixed', 'retracted') or (fix is not null) <> (verdict = 'fixed') then
    raise exception 'A verdict is confirmed, rejected, fixed or retracted, and fixed alone comes with a fix' using errcode = 'AS422';
  end if;
  insert into news_private.review as added
    (article_id, text_sha256, kind, start_char, end_char, text, verdict, fix, note, reviewer, reviewed_at, claim_id, mention_id, rule, is_found)
  values
    (place.article_id, place.text_sha256, place.kind, place.start_char, place.end_char, place.text, verdict, fix, note, reviewer,
      reviewed_at, place.claim_id, place.mention_id, place.rule, place.is_found)
  returning id into review_id;
  -- Rows that an earlier verdict has changed are only right again when the rules have written them anew.
  is_pending := coalesce(before.verdict in ('fixed', 'rejected'), false);
  if is_pending then
    update news_private.extraction e set result_sha256 = '' where e.revision_id = add_review.revision_id;
    update news_private.revision set extraction_key = null where id = add_review.revision_id;
    insert into news_private.review_finding (review_id, version, rule)
    select add_review.review_id, f.version, f.rule from news_private.review_finding f where f.review_id = before.id
    on conflict do nothing;
  end if;
  perform news_private.apply_reviews(revision_id, false);
  insert into news_private.link_pending (article_id) values (place.article_id) on conflict do nothing;
end
$$;

-- What analysts call.
create function news.review_claim(claim_id bigint, verdict text, fix jsonb default null, note text default null) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select review_id from news_private.add_review(true, claim_id, verdict, fix, note, session_user::text, now())
$$;

create function news.review_mention(mention_id bigint, verdict text, fix jsonb default null, note text default null) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select review_id from news_private.add_review(false, mention_id, verdict, fix, note, session_user::text, now())
$$;

comment on function news.review_claim(bigint, text, jsonb, text) is
  'Says of a claim that it is confirmed, rejected, fixed (with the fields and their right values) or that the last review is retracted.';
comment on function news.review_mention(bigint, text, jsonb, text) is
  'Says of a mention that it is confirmed, rejected, fixed (with the fields and their right values) or that the last review is retracted.';

revoke execute on function news.review_claim(bigint, text, jsonb, text) from public;
revoke execute on function news.review_mention(bigint, text, jsonb, text) from public;

do $$
begin
  if not exists (select from pg_roles where rolname = 'news_reviewer') then
    create role news_reviewer nologin;
  end if;
exception
  -- Roles belong to the whole server: another database may be making it at this moment.
  when duplicate_object or unique_violation then null;
  when insufficient_privilege then
    raise notice 'role news_reviewer is missing and % may not create it', current_user;
end
$$;

do $$
begin
  if exists (select from pg_roles where rolname = 'news_reviewer') then
    grant usage on schema news to news_reviewer;
    grant execute on function news.review_claim(bigint, text, jsonb, text) to news_reviewer;
    grant execute on function news.review_mention(bigint, text, jsonb, text) to news_reviewer;
  end if;
  if exists (select from pg_roles where rolname = 'news_reviewer') and exists (select from pg_roles where rolname = 'news_reader') then
    grant news_reader to news_reviewer;
  end if;
exception
  when insufficient_privilege or internal_error or unique_violation then
    raise notice '% may not let news_reviewer read', current_user;
end
$$;

-- Which version of the reader made a text out of its page, and whether the page was fetched for it or read again.
alter table news_private.revision
  add column reader_version integer not null default 0,
  add column origin text not null default 'fetched' check (origin in ('fetched', 're-read'));

create index revision_reader_version_index on news_private.revision (reader_version) where body_gzip is not null;

-- The versions that a job failed with, in one text: what has been set aside is not tried again with the same ones.
alter table news_private.failure add column versions text;

-- Claims as earlier versions of the rules had them, until retention drops them.
create table news_private.claim_history (
  id bigint generated always as identity primary key,
  claim_id bigint not null,
  revision_id integer not null references news_private.revision on delete cascade,
  start_char integer not null,
  end_char integer not null,
  text text not null,
  speaker text,
  speaker_kind text,
  attribution_type text,
  elements text[] not null,
  element_groups text[] not null,
  actors text[] not null,
  tags text[] not null,
  polarity text not null,
  modality text not null,
  confidence double precision not null,
  rule text not null,
  review text,
  mentions jsonb not null,
  version integer,
  extracted_at timestamptz,
  replaced_at timestamptz not null
);

create index claim_history_revision_index on news_private.claim_history (revision_id, replaced_at);
create index claim_history_replaced_index on news_private.claim_history (replaced_at);
