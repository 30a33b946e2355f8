-- Feeds of a room, and of what somebody agreed to do: as tasks, or as days. No database lets one
-- change what a column may hold in place, so the table is made anew.

create table feed_of_more_kinds (
    id text primary key,
    authority_id text not null references authority (id),
    kind text not null check (kind in ('agency', 'person', 'team', 'room', 'tasks', 'task_days')),
    subject_id text not null,
    label text not null,
    token_hash text not null unique,
    created_by text not null,
    created_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint,
    last_fetched_at bigint,
    last_client text not null default '',
    unique (authority_id, id)
);
insert into feed_of_more_kinds (id, authority_id, kind, subject_id, label, token_hash, created_by,
    created_at, expires_at, revoked_at, last_fetched_at, last_client)
select id, authority_id, kind, subject_id, label, token_hash, created_by, created_at, expires_at,
    revoked_at, last_fetched_at, last_client from feed;
drop table feed;
alter table feed_of_more_kinds rename to feed;
create index feed_by_subject on feed (authority_id, kind, subject_id);

-- Whose own feed shows the last days of which cases.
create index family_case_by_lead_worker on family_case (lead_worker_id);
