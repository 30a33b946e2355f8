-- What the reasons in the audit are sealed with: a key of their own, itself sealed with the
-- installation's secret, because the chain is never written again when a secret is added.
create table audit_key (
    one integer primary key check (one = 1),
    made text not null
);

-- How many of the lists of columns that were plain still are sealed (later_personal_columns.hpp).
alter table text_seal add column later_lists integer not null default 0;

-- Names in them are sealed, so that no query could go by these.
drop index if exists contact_by_name;
drop index if exists staff_user_by_name;
drop index if exists family_case_by_name;
