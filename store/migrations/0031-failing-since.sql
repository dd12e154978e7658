-- Since when the page of an entry could not be had for its server's sake: it is given up by that, and not by how long it has waited for us.
alter table news_private.entry add column failing_since timestamptz;
