-- A feed that nobody fetches ends by itself, once its owner has been warned, and can be renewed.
alter table feed add column renewed_at bigint;
alter table feed add column unused_warned_at bigint;
alter table feed add column ended_unused_at bigint;
-- When it was to end, of one that ended before because nobody used it.
alter table feed add column planned_end bigint;
