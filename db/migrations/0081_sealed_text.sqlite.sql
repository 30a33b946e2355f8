-- Text about people is sealed before it is written (see db/stores/stored_text.hpp), so the database
-- no longer indexes action points by their words itself: it is given what stands for each word.

drop trigger action_text_added;
drop trigger action_text_changed;
drop trigger action_text_dropped;
drop table action_text;

-- What is found is numbered as in here, and the indexes by day hold the number: a list by day then
-- reads no row that was not found.
create virtual table action_text using fts5(words, detail=none, columnsize=0);
alter table action_point add column words_number integer;
drop index action_point_due;
create index action_point_due on action_point (authority_id, status, due_on, id, words_number);
drop index action_point_by_day;
create index action_point_by_day on action_point (authority_id, due_on, id, words_number);
create trigger action_text_dropped after delete on action_point
begin
    delete from action_text where rowid = old.words_number;
end;

-- Which secret everything is sealed with: a digest that says nothing of it.
create table text_seal (
    one integer primary key check (one = 1),
    secret_digest text not null
);
