-- Questions to people whose calendars are not shared: which of a few times suits them. The times
-- are kept free by slot_hold while the question runs.

create table availability_poll (
    id text primary key,
    authority_id text not null references authority (id),
    case_id text not null,
    type text not null,
    mode text not null check (mode in ('in_person', 'video', 'hybrid')),
    venue text not null,
    video_link text not null,
    minute_taker_id text,
    family_minutes_before integer not null default 0,
    debrief_minutes_after integer not null default 0,
    confirm_quorum integer not null,
    confirm_duplicate integer not null,
    confirm_room integer not null,
    status text not null check (status in ('open', 'waiting', 'settled', 'stopped')),
    doubt text not null check (doubt in ('none', 'quorum', 'required', 'refused')),
    deadline bigint not null,
    round integer not null,
    created_by text not null,
    created_at bigint not null,
    ended_at bigint,
    meeting_id text,
    chosen integer not null,
    version integer not null default 1,
    check ((status = 'settled') = (meeting_id is not null)),
    unique (authority_id, id),
    foreign key (authority_id, case_id) references family_case (authority_id, id),
    foreign key (authority_id, minute_taker_id) references staff_user (authority_id, id),
    foreign key (authority_id, created_by) references staff_user (authority_id, id),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);
create index availability_poll_by_maker on availability_poll (created_by, status, deadline);
create index availability_poll_by_case on availability_poll (case_id, created_at);
create index availability_poll_by_status on availability_poll (status, deadline);

create table poll_child (
    authority_id text not null,
    poll_id text not null,
    child_id text not null references child (id),
    primary key (poll_id, child_id),
    foreign key (authority_id, poll_id) references availability_poll (authority_id, id)
);

-- The hold may have run out by then: it is no longer there.
create table poll_choice (
    authority_id text not null,
    poll_id text not null,
    number integer not null,
    hold_id text not null,
    chair_id text not null,
    room_id text,
    starts_at bigint not null,
    ends_at bigint not null,
    primary key (poll_id, number),
    check (ends_at > starts_at),
    foreign key (authority_id, poll_id) references availability_poll (authority_id, id),
    foreign key (authority_id, chair_id) references staff_user (authority_id, id),
    foreign key (authority_id, room_id) references room (authority_id, id)
);

-- Everybody who is to be at the meeting: 'contact:ID', 'member:ID' or 'user:ID'. Those who are
-- asked have a link.
create table poll_seat (
    id text primary key,
    authority_id text not null,
    poll_id text not null,
    number integer not null,
    holder text not null,
    requirement text not null check (requirement in ('required', 'quorum', 'optional')),
    -- The part they come for, in minutes after the start; null: all of it.
    attends_from integer,
    attends_until integer,
    is_asked integer not null,
    email text not null,
    reference text not null,
    link_hash text unique,
    answered_at bigint,
    unique (authority_id, id),
    unique (poll_id, holder),
    check ((attends_from is null) = (attends_until is null)),
    check ((is_asked = 1) = (link_hash is not null)),
    foreign key (authority_id, poll_id) references availability_poll (authority_id, id)
);

create table poll_answer (
    authority_id text not null,
    seat_id text not null,
    number integer not null,
    answer text not null check (answer in ('best', 'possible', 'cannot')),
    primary key (seat_id, number),
    foreign key (authority_id, seat_id) references poll_seat (authority_id, id)
);
