-- For what and on which lawful basis something was shared, by its code, as it was when it was: see
-- core/retention/information_use.hpp. Empty for what was shared before it was kept.
alter table circulation add column information_use text not null default '';
alter table case_bundle add column information_use text not null default '';
