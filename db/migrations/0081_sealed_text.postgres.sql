-- Text about people is sealed before it is written (see db/stores/stored_text.hpp), so the database
-- no longer indexes action points by their words itself: it is given what stands for each word.

drop index action_point_text;

create table action_text (
    action_id text primary key references action_point (id) on delete cascade,
    words tsvector not null
);
create index action_text_by_words on action_text using gin (words);

-- Which secret everything is sealed with: a digest that says nothing of it.
create table text_seal (
    one integer primary key check (one = 1),
    secret_digest text not null
);
