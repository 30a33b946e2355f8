-- Which time a mail answered, and what people say of a poll besides their answers.

-- The time they had been told of when they answered; null where that was not kept.
alter table mailed_reply add column answered_from bigint;
alter table mailed_reply add column answered_until bigint;

-- Who of the staff wrote the answers down; null where they came by the link.
alter table poll_seat add column answered_by text;
-- When whoever has the link said that it is not for them.
alter table poll_seat add column wrong_person_at bigint;
-- One more each time that the link goes to another address: the one before it stops.
alter table poll_seat add column link_generation integer not null default 1;
-- The address that replies by mail go to; null before the first mail is made.
alter table poll_seat add column reply_hash text;
create unique index poll_seat_by_reply_address on poll_seat (reply_hash);

-- What somebody who was asked wrote, until it is dealt with and for good. A mail that came twice is
-- kept once.
create table poll_note (
    id text primary key,
    authority_id text not null references authority (id),
    seat_id text not null,
    note_key text not null,
    way text not null check (way in ('link', 'mail', 'returned')),
    at bigint not null,
    from_email text not null default '', -- of a mail from another address than theirs
    note text not null,
    dealt_with_by text,
    dealt_with_at bigint,
    check ((dealt_with_by is null) = (dealt_with_at is null)),
    unique (seat_id, note_key),
    foreign key (authority_id, seat_id) references poll_seat (authority_id, id)
);
