-- A password that was made for somebody, and that others have seen: its owner chooses another one
-- before anything else. Passwords of before stay as they are.
alter table staff_user add column must_change_password integer not null default 0;
