-- One row per outlet.
create or replace view news.outlets as
select o.id as outlet_id,
  o.name as outlet,
  o.domain
from news_private.outlet o;

comment on view news.outlets is 'Who publishes: one row per name and site.';

comment on column news.outlets.outlet_id is 'Number of the outlet.';
comment on column news.outlets.outlet is 'Its name: that on the page, else the title of the feed, else the domain.';
comment on column news.outlets.domain is 'Its site, without www.';
