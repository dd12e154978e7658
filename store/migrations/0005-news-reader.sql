-- The role that analysts read with. Where the owner may not make roles, an administrator makes it; the rest goes on without.
do $$
begin
  if not exists (select from pg_roles where rolname = 'news_reader') then
    create role news_reader nologin;
  end if;
exception
  -- Roles belong to the whole server: another database may be making it at this moment.
  when duplicate_object or unique_violation then null;
  when insufficient_privilege then
    raise notice 'role news_reader is missing and % may not create it', current_user;
end
$$;

do $$
begin
  if exists (select from pg_roles where rolname = 'news_reader') then
    grant usage on schema news to news_reader;
    grant select on all tables in schema news to news_reader;
    alter default privileges in schema news grant select on tables to news_reader;
  end if;
end
$$;

do $$
begin
  if exists (select from pg_roles where rolname = 'news_reader' and rolconfig is null) then
    alter role news_reader set default_transaction_read_only = on;
    alter role news_reader set statement_timeout = '30s';
  end if;
exception
  when insufficient_privilege or internal_error then
    raise notice 'role news_reader keeps its settings: % may not alter it', current_user;
end
$$;

-- Reading as news_reader means being allowed to become it.
do $$
begin
  if exists (select from pg_roles where rolname = 'news_reader')
    and not (select rolsuper from pg_roles where rolname = current_user)
  then
    execute format('grant news_reader to %I', current_user);
  end if;
exception
  when insufficient_privilege or internal_error or unique_violation then
    raise notice '% may not become news_reader', current_user;
end
$$;
