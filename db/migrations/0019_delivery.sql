-- The ledger of each seat: what became of its messages, step by step, and what is known of its
-- reader otherwise. Where a message stands now is in outbox_message.

create table delivery_event (
    message_id text not null references outbox_message (id),
    number integer not null,
    authority_id text not null,
    meeting_id text not null,
    invitee_id text not null,
    step text not null check (step in ('sent', 'deferred', 'in_doubt', 'held', 'failed', 'bounced',
        'again')),
    at bigint not null,
    code text not null default '', -- what the mail server said, or why
    next_at bigint,
    primary key (message_id, number)
);
create index delivery_event_by_meeting on delivery_event (meeting_id);

create table seat_delivery (
    invitee_id text primary key,
    authority_id text not null references authority (id),
    meeting_id text not null,
    -- The link was fetched first: by a person, or by what checks links in mail.
    link_opened_at bigint,
    -- Its holder, signed in, saw the meeting first.
    opened_at bigint,
    recalled_at bigint,
    recalled_by text,
    check ((recalled_at is null) = (recalled_by is null)),
    foreign key (authority_id, invitee_id) references invitee (authority_id, id)
);
create index seat_delivery_by_meeting on seat_delivery (meeting_id);

-- What waits for a relay that encrypts is asked for again and again, and others may be held for good.
create index outbox_message_without_tls on outbox_message (next_at)
    where state = 'held' and last_code = 'no_tls';
