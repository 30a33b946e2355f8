-- When somebody with an account last signed in: who has not for long is written to, and then
-- suspended. For accounts without a row it is counted from when that is first looked at, so that
-- nobody who has an account now is suspended at once.

create table account_use (
    user_id text primary key references staff_user (id),
    authority_id text not null references authority (id),
    signed_in_at bigint not null,
    warned_at bigint,
    suspended_at bigint
);
create index account_use_by_time on account_use (signed_in_at);
