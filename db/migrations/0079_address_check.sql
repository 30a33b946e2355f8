-- Addresses of contacts that somebody has given and nobody has checked yet: mail about a case waits
-- until somebody has. Who checked one, and how they know, is kept. An address without a row was
-- known before this was asked.

create table address_check (
    authority_id text not null references authority (id),
    contact_id text not null,
    email text not null, -- in lower case
    given_at bigint not null,
    checked_at bigint,
    checked_by text,
    proof text,
    primary key (authority_id, contact_id, email),
    foreign key (authority_id, contact_id) references contact (authority_id, id)
);
