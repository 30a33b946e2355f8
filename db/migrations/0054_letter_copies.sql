-- Letters about decisions that one person handed on and another releases before they leave: word
-- for word, as what leaves has to be what was looked at.

create table letter_copy (
    id text primary key,
    authority_id text not null references authority (id),
    meeting_id text not null,
    recipient text not null,
    letter_text text not null,
    state text not null check (state in ('waiting', 'released', 'refused', 'replaced')),
    prepared_by text not null,
    prepared_at bigint not null,
    checked_by text,
    checked_at bigint,
    reason text not null default '',
    check (state <> 'released' or checked_by <> prepared_by),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);
create index letter_copy_by_meeting on letter_copy (meeting_id, prepared_at);
create unique index letter_copy_waits_once on letter_copy (meeting_id, recipient)
    where state = 'waiting';
create index letter_copy_waiting on letter_copy (authority_id, prepared_at)
    where state = 'waiting';
