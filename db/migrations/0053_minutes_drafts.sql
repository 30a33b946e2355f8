-- What somebody typed into the minutes and has not saved: the fields of one agenda item's form that
-- do not save themselves. Theirs alone, until they save it or the minutes are agreed.

create table minutes_draft (
    authority_id text not null references authority (id),
    meeting_id text not null,
    user_id text not null,
    item text not null,
    words text not null,
    kept_at bigint not null,
    primary key (meeting_id, user_id, item),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id),
    foreign key (authority_id, user_id) references staff_user (authority_id, id)
);
