-- Who put somebody on the access list of a family, and when; that their time ran out is noted once.
-- When somebody last looked at whether a family still needs its protection.

alter table case_involvement add column added_by text not null default '';
alter table case_involvement add column added_at bigint;
alter table case_involvement add column end_noted_at bigint;
create index case_involvement_to_end on case_involvement (end_noted_at, expires_at);

create table case_level_look (
    case_id text primary key,
    authority_id text not null references authority (id),
    looked_by text not null,
    looked_at bigint not null,
    foreign key (authority_id, case_id) references family_case (authority_id, id)
);
