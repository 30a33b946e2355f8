-- Of an action point: what will show that it is done, and what was shown when it was reported done.

alter table action_point add column evidence_planned text not null default '';
alter table action_point add column evidence_given text not null default '';
