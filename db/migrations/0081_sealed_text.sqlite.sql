-- Text about people is sealed before it is written (see db/stores/stored_text.hpp), so the database
-- no longer indexes action points by their words itself: it is given what stands for each word.

drop trigger action_text_added;
drop trigger action_text_changed;
drop trigger action_text_dropped;
drop table action_text;

-- The index counts its entries; these are their numbers.
create table action_text_entry (
    number integer primary key,
    action_id text not null unique references action_point (id) on delete cascade
);
create virtual table action_text using fts5(words, detail=none);
create trigger action_text_dropped after delete on action_text_entry
begin
    delete from action_text where rowid = old.number;
end;

-- Which secret everything is sealed with: a digest that says nothing of it.
create table text_seal (
    one integer primary key check (one = 1),
    secret_digest text not null
);
