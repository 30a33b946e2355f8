-- Which link of an owner to all that they have to do is in use: once it has run out the next mail
-- has another, so that an old mail opens nothing again.

alter table action_owner_link add column generation integer not null default 1;
