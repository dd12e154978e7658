-- Figures of one measure whose periods overlap one period: those that end behind its beginning are few, where those that begin before its end are
-- nearly all that were ever told.
create index measured_overlap_index on news_private.measured (measure_key, period_to, period_from, reported_at);
