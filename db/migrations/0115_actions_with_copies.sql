-- Whether the action points of somebody of the family go to them with the copy that waits for a
-- colleague. Of what waited before this was kept they were sent at once.
alter table papers_copy add column with_actions integer not null default 0;
