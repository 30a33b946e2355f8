-- One-time codes for reading papers behind a link: mailed to where the link went, and typed on the
-- device that is to show them. The code itself is made from the installation's secret and is not
-- here. That somebody asked is kept, as the ledger says so.

create table reader_code (
    id text primary key,
    authority_id text not null references authority (id),
    meeting_id text not null,
    invitee_id text not null,
    circulation_id text, -- of one copy; else it is for the pack
    reader text not null, -- "contact:…", "member:…" or "user:…"
    email text not null,
    code_hash text not null,
    asked_at bigint not null,
    expires_at bigint not null,
    tries integer not null default 0,
    entered_at bigint,
    foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);
create index reader_code_by_seat on reader_code (authority_id, invitee_id, asked_at);
create index reader_code_by_meeting on reader_code (authority_id, meeting_id, asked_at);

-- Devices on which such a code was typed: what is behind links to the same person at the same
-- address can be read there.
create table reader_device (
    token_hash text primary key,
    authority_id text not null references authority (id),
    reader text not null,
    email text not null, -- in lower case
    trusted_at bigint not null,
    expires_at bigint not null,
    ended_at bigint
);
create index reader_device_by_reader on reader_device (authority_id, reader);
