-- When people and rooms have time. Owners are 'user:ID', 'contact:ID' or 'room:ID'. There are no
-- titles: nobody's appointments are any business of ours.

create table busy_time (
    id text primary key,
    authority_id text not null references authority (id),
    owner text not null,
    starts_at bigint not null,
    ends_at bigint not null,
    kind text not null check (kind in ('busy', 'leave', 'on_call')),
    source text not null check (source in ('typed', 'csv', 'feed', 'caldav')),
    feed_id text not null default '',
    created_by text not null,
    created_at bigint not null,
    check (ends_at > starts_at),
    unique (authority_id, id)
);
create index busy_time_by_owner on busy_time (authority_id, owner, starts_at);
create index busy_time_by_feed on busy_time (authority_id, feed_id) where feed_id <> '';

-- The patterns of an owner are saved together, so that they cannot overlap.
create table working_week (
    authority_id text not null references authority (id),
    owner text not null,
    version integer not null,
    primary key (authority_id, owner)
);

create table working_pattern (
    authority_id text not null,
    owner text not null,
    number integer not null,
    from_day text,
    until_day text,
    term_time_only integer not null,
    -- Monday to Sunday between semicolons, minutes after midnight: '540-720,780-1020;;…'
    hours text not null,
    primary key (authority_id, owner, number),
    foreign key (authority_id, owner) references working_week (authority_id, owner)
);

create table school_year (
    authority_id text primary key references authority (id),
    version integer not null
);

create table school_holiday (
    authority_id text not null references school_year (authority_id),
    from_day text not null,
    until_day text not null,
    name text not null,
    primary key (authority_id, from_day)
);

create table service_hours (
    authority_id text primary key references authority (id),
    opens_minute integer not null,
    closes_minute integer not null,
    version integer not null,
    check (closes_minute > opens_minute)
);

-- A contact without a row has shared nothing.
create table calendar_sharing (
    authority_id text not null references authority (id),
    owner text not null,
    state text not null check (state in ('by_hand', 'csv', 'feed')),
    as_of bigint not null,
    primary key (authority_id, owner)
);
