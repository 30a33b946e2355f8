-- What an action point is to bring about, how much it presses, the day before which nobody is asked
-- about it, and who said how it stands. A status of before stays what it was: "open" is in progress
-- from started_at on, "done" is confirmed from confirmed_at on.

alter table action_point add column outcome_intended text not null default '';
alter table action_point add column priority text not null default 'normal'
    check (priority in ('normal', 'high'));
alter table action_point add column not_before text;
alter table action_point add column started_at bigint;
alter table action_point add column started_by text not null default '';
alter table action_point add column done_by text not null default '';
alter table action_point add column confirmed_at bigint;
alter table action_point add column confirmed_by text not null default '';
