-- What an action point is to bring about, how much it presses, the day before which nobody is asked
-- about it, and who said how it stands. A status of before stays what it was: "open" is in progress
-- from started_at on, "done" is confirmed from confirmed_at on.

alter table action_point add column outcome_intended text not null default '';
alter table action_point add column priority text not null default 'normal'
    check (priority in ('normal', 'high'));
alter table action_point add column not_before text;
alter table action_point add column started_at bigint;
alter table action_point add column started_by text not null default '';
alter table action_point add column done_by text not null default '';
alter table action_point add column confirmed_at bigint;
alter table action_point add column confirmed_by text not null default '';

-- Lists of many, by day; those of what is to be done in the same order.
drop index action_point_due;
create index action_point_due on action_point (authority_id, status, due_on, id);
create index action_point_by_day on action_point (authority_id, due_on, id);
create index action_point_by_case on action_point (case_id, due_on);
create index action_point_by_member on action_point (owner_family_member_id, status, due_on);

-- A link to all that its owner still has to do, for who has no account. It is in the mails that ask
-- about them.
create table action_owner_link (
    owner_id text primary key,
    authority_id text not null references authority (id),
    link_hash text not null unique,
    expires_at bigint not null
);

-- The days on which owners have been asked.
create table action_chase (
    authority_id text not null references authority (id),
    chased_on text not null,
    chased_at bigint not null,
    primary key (authority_id, chased_on)
);

-- To find action points by their words. The index holds the id: row numbers change when the file is
-- compacted.
create virtual table action_text using fts5(action_id unindexed, body);
insert into action_text (action_id, body)
select id, what || ' ' || plain_language from action_point;
create trigger action_text_added after insert on action_point
begin
    insert into action_text (action_id, body)
        values (new.id, new.what || ' ' || new.plain_language);
end;
create trigger action_text_changed after update on action_point
when old.what <> new.what or old.plain_language <> new.plain_language
begin
    update action_text set body = new.what || ' ' || new.plain_language
        where action_id = new.id;
end;
create trigger action_text_dropped after delete on action_point
begin
    delete from action_text where action_id = old.id;
end;
