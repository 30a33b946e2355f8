-- What agencies write for a conference. Texts, names of files and files are sealed: whoever has the
-- database alone reads none of them.

create table agency_report (
    id text primary key,
    authority_id text not null references authority (id),
    meeting_id text not null,
    invitee_id text not null,
    -- 1 for the first that was sent, one more for each that took its place; 0 while it is a draft.
    number integer not null check (number >= 0),
    way text not null check (way in ('by_link', 'uploaded', 'on_paper', 'by_mail')),
    sealed_text text not null default '',
    received_on text,
    shared_on text,
    recorded_by text not null default '',
    saved_at bigint not null,
    version integer not null default 1,
    check ((number = 0) = (received_on is null)),
    unique (authority_id, id),
    unique (invitee_id, number),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id),
    foreign key (authority_id, invitee_id) references invitee (authority_id, id)
);
create index agency_report_by_meeting on agency_report (meeting_id);

create table agency_report_file (
    id text primary key,
    authority_id text not null references authority (id),
    invitee_id text not null,
    type text not null check (type in ('pdf', 'docx', 'odt', 'png', 'jpeg')),
    size bigint not null,
    scan text not null check (scan in ('clean', 'not_scanned')),
    sealed_name text not null,
    sealed_bytes text not null,
    added_at bigint not null,
    unique (authority_id, id),
    foreign key (authority_id, invitee_id) references invitee (authority_id, id)
);
create index agency_report_file_by_seat on agency_report_file (invitee_id);

-- Which files a version of a report holds. One that took the place of another may hold the same.
create table agency_report_holds (
    report_id text not null references agency_report (id) on delete cascade,
    file_id text not null references agency_report_file (id),
    place integer not null,
    primary key (report_id, file_id)
);
create index agency_report_holds_by_file on agency_report_holds (file_id);

-- That somebody was asked for a report that is missing, by which message.
create table agency_report_chase (
    message_id text primary key references outbox_message (id),
    authority_id text not null references authority (id),
    meeting_id text not null,
    invitee_id text not null,
    asked_by text not null,
    asked_at bigint not null,
    foreign key (authority_id, invitee_id) references invitee (authority_id, id)
);
create index agency_report_chase_by_meeting on agency_report_chase (meeting_id);
