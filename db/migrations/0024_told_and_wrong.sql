-- Addresses that were found to be somebody else's, and who was told of a meeting by hand.

-- Of one person: the same address may be right for another. Mail of theirs that would go there is
-- held until somebody gives another address, or says that this one is right.
create table wrong_address (
    authority_id text not null references authority (id),
    holder text not null, -- "contact:…", "member:…" or "user:…"
    email text not null, -- in lower case
    since bigint not null,
    marked_by text not null,
    primary key (authority_id, holder, email)
);
-- What is held is found by why: SQLite else goes through all that is held, which may be for good.
drop index outbox_message_without_tls;
create index outbox_message_held_by_code on outbox_message (state, last_code, next_at)
    where state = 'held';
create index outbox_message_held on outbox_message (authority_id, to_email) where state = 'held';
create index invitee_by_member on invitee (family_member_id);

-- That somebody was told of a meeting by telephone, by letter or in person: never changed.
create table told_by_hand (
    invitee_id text not null,
    number integer not null,
    authority_id text not null references authority (id),
    meeting_id text not null,
    way text not null check (way in ('telephone', 'letter', 'in_person')),
    sequence integer not null, -- of the meeting as they were told of it
    at bigint not null,
    told_by text not null,
    primary key (invitee_id, number),
    foreign key (authority_id, invitee_id) references invitee (authority_id, id)
);
create index told_by_hand_by_meeting on told_by_hand (authority_id, meeting_id);
