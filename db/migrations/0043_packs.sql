-- The pack of a meeting: the reports that its professionals read before it, released to them in
-- numbered versions. What was released never changes; what comes later is another version.

create table meeting_pack (
    meeting_id text primary key,
    authority_id text not null references authority (id),
    -- When it is to be released; null: at the usual time.
    release_at bigint,
    -- When the meeting started when that was chosen: for another time it has to be chosen again.
    chosen_for bigint not null,
    composed_by text not null,
    composed_at bigint not null,
    version integer not null default 1,
    unique (authority_id, meeting_id),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);

-- The seats whose reports do not go into it.
create table meeting_pack_left_out (
    meeting_id text not null,
    invitee_id text not null,
    authority_id text not null references authority (id),
    primary key (meeting_id, invitee_id),
    foreign key (authority_id, meeting_id) references meeting_pack (authority_id, meeting_id),
    foreign key (authority_id, invitee_id) references invitee (authority_id, id)
);

create table meeting_pack_version (
    meeting_id text not null,
    number integer not null check (number >= 1),
    authority_id text not null references authority (id),
    released_at bigint not null,
    released_by text not null default '',
    primary key (meeting_id, number),
    foreign key (authority_id, meeting_id) references meeting_pack (authority_id, meeting_id)
);

-- A version has its own items and those of the versions before it; their numbers go on.
create table meeting_pack_item (
    meeting_id text not null,
    number integer not null check (number >= 1),
    authority_id text not null references authority (id),
    pack_version integer not null,
    report_id text not null unique,
    invitee_id text not null,
    replaces integer not null default 0,
    primary key (meeting_id, number),
    foreign key (meeting_id, pack_version) references meeting_pack_version (meeting_id, number),
    foreign key (authority_id, report_id) references agency_report (authority_id, id),
    foreign key (authority_id, invitee_id) references invitee (authority_id, id)
);

-- To which seats a version was released, by which message they were told, and when they opened it.
create table meeting_pack_reader (
    meeting_id text not null,
    invitee_id text not null,
    pack_version integer not null,
    authority_id text not null references authority (id),
    released_at bigint not null,
    message_id text not null default '',
    opened_at bigint,
    openings integer not null default 0,
    primary key (meeting_id, invitee_id, pack_version),
    foreign key (meeting_id, pack_version) references meeting_pack_version (meeting_id, number),
    foreign key (authority_id, invitee_id) references invitee (authority_id, id)
);
create index meeting_pack_reader_by_message on meeting_pack_reader (message_id);
