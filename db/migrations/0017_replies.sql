-- What comes back by mail: where it is expected, what counted last, and what each mail came to.

-- A seat's own address, and the last of its mails that counted.
create table seat_mail (
    invitee_id text primary key,
    authority_id text not null references authority (id),
    token_hash text not null unique,
    sequence integer,
    stamp bigint,
    applied_at bigint,
    refreshed_at bigint,
    foreign key (authority_id, invitee_id) references invitee (authority_id, id)
);

-- Of a calendar nothing is kept but the person's own note, and that only while it waits.
create table mailed_reply (
    id text primary key,
    authority_id text not null references authority (id),
    meeting_id text not null,
    invitee_id text not null,
    mail_key text not null,
    received_at bigint not null,
    outcome text not null,
    reason text not null default 'none',
    state text not null check (state in ('noted', 'waiting', 'accepted', 'discarded')),
    answer text not null default 'none',
    sender_check text not null default 'not_checked',
    from_email text not null default '',
    note text not null default '',
    delegated_to text not null default '',
    proposed_from bigint,
    proposed_until bigint,
    settled_by text,
    settled_at bigint,
    check ((proposed_from is null) = (proposed_until is null)),
    check (proposed_until > proposed_from),
    check ((settled_by is null) = (settled_at is null)),
    unique (authority_id, id),
    unique (invitee_id, mail_key),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id),
    foreign key (authority_id, invitee_id) references invitee (authority_id, id)
);
create index mailed_reply_by_meeting on mailed_reply (meeting_id, received_at);
