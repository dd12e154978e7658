-- A page of a view is read in less time than its machine code is made; what is large is read along indexes here, and not computed.
do $$
begin
  if exists (select from pg_roles where rolname = 'news_reader') then
    alter role news_reader set jit = off;
  end if;
exception
  when insufficient_privilege or internal_error then
    raise notice 'role news_reader keeps its settings: % may not alter it', current_user;
end
$$;
