-- The day of an action point that was agreed, where a correction of the record gave it another, and
-- the moment of the mail that tells its owner.

alter table action_point add column agreed_due_on text;
alter table action_point add column due_told_at bigint;
