-- How long an authority takes over its letters and records, where it has said so, and the
-- corrections that those ask for who were sent a record.

create table record_policy (
    authority_id text primary key references authority (id),
    letter_days integer not null,
    conference_record_days integer not null,
    strategy_record_days integer not null,
    core_group_record_days integer not null,
    other_record_days integer not null,
    correction_days integer not null,
    version integer not null
);

create table record_correction (
    id text primary key,
    authority_id text not null references authority (id),
    meeting_id text not null,
    circulation_id text not null,
    section_id text,
    body text not null,
    asked_at bigint not null,
    status text not null check (status in ('open', 'amended', 'declined')),
    answer text not null default '',
    amendment integer not null default 0,
    answered_by text,
    answered_at bigint,
    foreign key (authority_id, meeting_id) references meeting (authority_id, id),
    foreign key (authority_id, circulation_id) references circulation (authority_id, id),
    foreign key (authority_id, section_id) references minute_section (authority_id, id)
);
create index record_correction_by_meeting on record_correction (meeting_id, asked_at);
create index record_correction_open on record_correction (authority_id, status);
