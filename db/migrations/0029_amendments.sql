-- Minutes that were agreed keep a digest of what was agreed, and what is put right afterwards is
-- added under a number, each with a digest that covers the one before.

alter table minutes add column digest text not null default '';
alter table minutes add column amendments integer not null default 0;
alter table circulation add column amendment_ids text not null default '';

create table minutes_amendment (
    id text primary key,
    authority_id text not null references authority (id),
    meeting_id text not null,
    number integer not null,
    section_id text,
    body text not null,
    reason text not null,
    visible_to_family integer not null default 0,
    made_by text not null,
    made_at bigint not null,
    digest text not null,
    unique (meeting_id, number),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id),
    foreign key (authority_id, section_id) references minute_section (authority_id, id)
);
