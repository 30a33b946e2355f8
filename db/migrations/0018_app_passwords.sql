-- Calendar programs: a password for each device, and what one of them has been told and has said.

create table app_password (
    id text primary key,
    authority_id text not null references authority (id),
    user_id text not null references staff_user (id),
    name text not null,
    -- SHA-256 of 160 random bits: there is nothing to guess, so nothing to slow down.
    secret_hash text not null unique,
    created_at bigint not null,
    revoked_at bigint,
    last_used_at bigint,
    last_client text not null default ''
);
create index app_password_by_user on app_password (user_id);

-- What a person's programs were last told of one of their calendars. `nonce` is in every sync
-- token, so that one of another database is not believed; `oldest` is the last number of which
-- what went away has been forgotten.
create table calendar_state (
    user_id text not null references staff_user (id),
    calendar text not null check (calendar in ('meetings', 'actions', 'busy')),
    nonce text not null,
    number bigint not null,
    oldest bigint not null,
    primary key (user_id, calendar)
);

create table calendar_member (
    user_id text not null,
    calendar text not null,
    name text not null,
    tag text not null,
    number bigint not null,
    is_gone integer not null,
    changed_at bigint not null,
    primary key (user_id, calendar, name),
    foreign key (user_id, calendar) references calendar_state (user_id, calendar)
);
create index calendar_member_by_number on calendar_member (user_id, calendar, number);

-- An entry of "My busy times": when, and how it repeats. What it is for is not kept: `lines` are
-- written by us. The times that the slot finder reads are in busy_time, with this id as feed_id.
create table busy_entry (
    id text primary key,
    authority_id text not null references authority (id),
    user_id text not null references staff_user (id),
    name text not null,
    uid text not null,
    lines text not null,
    starts_at bigint not null,
    ends_at bigint,
    read_until bigint not null,
    changed_at bigint not null,
    version integer not null,
    unique (user_id, name),
    unique (user_id, uid)
);

-- Reminders that somebody set in their own calendar program, in minutes before the start.
create table own_alarm (
    user_id text not null references staff_user (id),
    object_id text not null,
    minutes_before integer not null,
    primary key (user_id, object_id, minutes_before)
);
