-- Meetings, the seats at them, what is sent, and who subscribes.

create table meeting (
    id text primary key,
    authority_id text not null references authority (id),
    case_id text not null,
    type text not null,
    reference text not null unique,
    feed_uid text not null unique,
    from_hold text unique, -- the hold with which it was booked, which is gone
    status text not null check (status in ('scheduled', 'held', 'cancelled')),
    starts_at bigint not null,
    ends_at bigint not null,
    family_minutes_before integer not null default 0
        check (family_minutes_before between 0 and 120),
    debrief_minutes_after integer not null default 0
        check (debrief_minutes_after between 0 and 120),
    mode text not null check (mode in ('in_person', 'video', 'hybrid')),
    chair_id text not null,
    minute_taker_id text,
    room_id text,
    venue text not null default '',
    video_link text not null default '',
    due_date_id text,
    late_reason_code text not null default '',
    late_reason text not null default '',
    late_authoriser_id text,
    change_reason text not null default '',
    sequence integer not null default 0,
    created_by text not null,
    created_at bigint not null,
    changed_at bigint not null,
    opened_at bigint,
    closed_at bigint,
    version integer not null default 1,
    replies_version integer not null default 1,
    check (ends_at > starts_at),
    unique (authority_id, id),
    foreign key (authority_id, case_id) references family_case (authority_id, id),
    foreign key (authority_id, chair_id) references staff_user (authority_id, id),
    foreign key (authority_id, minute_taker_id) references staff_user (authority_id, id),
    foreign key (authority_id, room_id) references room (authority_id, id)
);
create index meeting_by_time on meeting (authority_id, starts_at);
create index meeting_by_case on meeting (case_id, starts_at);
create index meeting_by_chair on meeting (chair_id, starts_at);
create index meeting_by_room on meeting (room_id, starts_at);
-- Which meeting was called off for a limit: the queue asks of each of its rows.
create index meeting_by_due_date on meeting (due_date_id) where due_date_id is not null;

create table meeting_child (
    authority_id text not null references authority (id),
    meeting_id text not null,
    child_id text not null,
    primary key (meeting_id, child_id),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id),
    foreign key (authority_id, child_id) references child (authority_id, id)
);

create table invitee (
    id text primary key,
    authority_id text not null references authority (id),
    meeting_id text not null,
    contact_id text,
    family_member_id text,
    user_id text,
    requirement text not null check (requirement in ('required', 'quorum', 'optional')),
    -- The part they come for, in minutes after the start of the meeting; null: all of it.
    attends_from integer,
    attends_until integer,
    email text not null default '',
    calendar_uid text not null unique,
    link_generation integer not null default 1,
    link_hash text not null unique,
    sequence integer not null default 0,
    -- Of whoever is told by hand: a hash of the time and place that they were told.
    told_by_hand text not null default '',
    reply text not null default 'none' check (reply in ('none', 'attend', 'remote', 'deputy',
        'report_only', 'cannot_come', 'wrong_person')),
    deputy_name text not null default '',
    reply_note text not null default '',
    replied_at bigint,
    attendance text not null default 'unknown' check (attendance in ('unknown', 'present', 'remote',
        'apologies', 'report_only', 'absent')),
    removed_at bigint,
    created_at bigint not null,
    version integer not null default 1,
    unique (authority_id, id),
    check ((attends_from is null) = (attends_until is null)),
    check (attends_from >= 0 and attends_until > attends_from),
    check ((contact_id is not null) or (family_member_id is not null) or (user_id is not null)),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id),
    foreign key (authority_id, contact_id) references contact (authority_id, id),
    foreign key (authority_id, family_member_id) references family_member (authority_id, id),
    foreign key (authority_id, user_id) references staff_user (authority_id, id)
);
-- All that people's time is made of: whoever looks for a time reads thousands of seats.
create index invitee_by_meeting on invitee (meeting_id, removed_at, contact_id, user_id,
    requirement, reply, attends_from, attends_until);
-- The seats of one meeting, without all that the index above has to carry: SQLite else goes through
-- every seat of the authority.
create index invitee_of_meeting on invitee (authority_id, meeting_id);
create index invitee_by_contact on invitee (contact_id);
create index invitee_by_user on invitee (user_id);

-- One person, one seat; someone who was removed can be asked again.
create unique index invitee_contact_once on invitee (meeting_id, contact_id)
    where removed_at is null and contact_id is not null;
create unique index invitee_member_once on invitee (meeting_id, family_member_id)
    where removed_at is null and family_member_id is not null;
create unique index invitee_user_once on invitee (meeting_id, user_id)
    where removed_at is null and user_id is not null;

-- A time that is kept for a meeting while its invitations are checked. Whom it keeps free stands in
-- time_claim.
create table slot_hold (
    id text primary key,
    authority_id text not null references authority (id),
    case_id text not null,
    type text not null,
    chair_id text not null,
    minute_taker_id text,
    room_id text,
    starts_at bigint not null,
    ends_at bigint not null,
    family_minutes_before integer not null default 0
        check (family_minutes_before between 0 and 120),
    debrief_minutes_after integer not null default 0
        check (debrief_minutes_after between 0 and 120),
    feed_uid text not null unique,
    held_until bigint not null,
    created_by text not null,
    created_at bigint not null,
    poll_id text,
    check (ends_at > starts_at),
    unique (authority_id, id),
    foreign key (authority_id, case_id) references family_case (authority_id, id),
    foreign key (authority_id, chair_id) references staff_user (authority_id, id),
    foreign key (authority_id, minute_taker_id) references staff_user (authority_id, id),
    foreign key (authority_id, room_id) references room (authority_id, id)
);
create index slot_hold_by_end on slot_hold (held_until);
create index slot_hold_by_chair on slot_hold (chair_id, starts_at);
create index slot_hold_by_maker on slot_hold (created_by);

-- Whom the meeting is about for which it is kept.
create table slot_hold_child (
    hold_id text not null references slot_hold (id) on delete cascade,
    child_id text not null references child (id),
    primary key (hold_id, child_id)
);
create index slot_hold_child_by_child on slot_hold_child (child_id);

-- The outbox: written with the change it tells of, sent by a worker.
create table outbox_message (
    id text primary key,
    authority_id text not null references authority (id),
    dedupe_key text not null unique,
    kind text not null check (kind in ('request', 'cancel', 'minutes', 'actions', 'reminder',
        'moved_dates', 'poll', 'poll_outcome', 'time_declined')),
    meeting_id text,
    invitee_id text,
    circulation_id text,
    notice_id text,
    poll_seat_id text,
    sequence integer not null,
    change_summary text not null default '',
    to_email text not null,
    message_id text not null unique,
    rendered text not null default '',
    state text not null check (state in ('held', 'pending', 'leased', 'sending', 'sent', 'retry',
        'in_doubt', 'failed', 'cancelled', 'bounced')),
    attempts integer not null default 0,
    in_doubt_count integer not null default 0,
    next_at bigint not null,
    lease_token text not null default '',
    lease_until bigint not null default 0,
    last_code text not null default '',
    queue_id text not null default '',
    created_at bigint not null,
    terminal_at bigint,
    starts_at bigint,
    ends_at bigint,
    check (meeting_id is not null or notice_id is not null or poll_seat_id is not null),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);
create index outbox_message_due on outbox_message (state, next_at);
create index outbox_message_by_meeting on outbox_message (meeting_id, created_at);
create index outbox_message_by_invitee on outbox_message (invitee_id, sequence);

create table feed (
    id text primary key,
    authority_id text not null references authority (id),
    kind text not null check (kind in ('agency', 'person', 'team')),
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
create index feed_by_subject on feed (authority_id, kind, subject_id);

-- Raised in the transaction that changes any meeting the subject can see in its feed.
create table feed_version (
    kind text not null,
    subject_id text not null,
    version bigint not null,
    primary key (kind, subject_id)
);
