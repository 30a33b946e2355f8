-- The addresses of people's own calendars, fetched for when they are busy. Whoever has an address
-- reads the calendar, so it is sealed with the installation's secret; only its host can be read.

create table busy_feed (
    id text primary key,
    authority_id text not null references authority (id),
    owner text not null,
    host text not null,
    sealed_url text not null,
    created_by text not null,
    created_at bigint not null,
    next_at bigint not null,
    failures integer not null default 0,
    succeeded_at bigint,
    read_at bigint,
    fault text not null default '',
    left_out integer not null default 0,
    etag text not null default '',
    last_modified text not null default '',
    unique (authority_id, id)
);
create index busy_feed_by_owner on busy_feed (authority_id, owner);
create index busy_feed_by_next on busy_feed (next_at);
