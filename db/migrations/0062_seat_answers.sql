-- What people said of a private place and of the language they want to speak, with who asked them
-- and when. A later answer leaves the one before.

create table seat_answer (
    invitee_id text not null,
    authority_id text not null references authority (id),
    question text not null check (question in ('place', 'language')),
    number integer not null,
    answer text not null check (answer in ('has_place', 'needs_place', 'english', 'welsh',
        'interpreter')),
    asked_by text, -- of the staff; null where the page behind their link asked
    said_at bigint not null,
    primary key (invitee_id, question, number),
    foreign key (authority_id, invitee_id) references invitee (authority_id, id)
);
