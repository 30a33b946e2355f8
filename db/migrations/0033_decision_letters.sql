-- The letters about what a conference decided: one for each member of the family with a seat, by
-- the id of the seat, and one for all professionals. Drafts are made from what was recorded; what
-- is kept is what somebody wrote into one, and, once it has left, every word of it.

create table decision_letter (
    authority_id text not null references authority (id),
    meeting_id text not null,
    recipient text not null,
    opening text not null default '',
    closing text not null default '',
    worded_by text,
    worded_at bigint,
    sent_text text not null default '',
    sent_on text,
    sent_how text not null default '',
    sent_by text,
    sent_at bigint,
    version integer not null default 1,
    primary key (meeting_id, recipient),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);
