-- Links that were mailed to a contact's address to find out whether it is theirs. Each works once,
-- and one at a time.

create table address_link (
    id text primary key,
    authority_id text not null references authority (id),
    contact_id text not null,
    email text not null, -- in lower case
    link_hash text not null unique,
    sent_by text not null,
    sent_at bigint not null,
    expires_at bigint not null,
    answered_at bigint,
    answer text not null default '' check (answer in ('', 'theirs', 'not_theirs', 'replaced')),
    check ((answered_at is null) = (answer = '')),
    foreign key (authority_id, contact_id) references contact (authority_id, id)
);
create index address_link_by_contact on address_link (authority_id, contact_id, sent_at);
