-- The sign-in from which something was handed on that a colleague releases: whoever releases it has
-- another. Nothing is known of it for what was handed on before.
alter table papers_copy add column credential text not null default '';
alter table letter_copy add column credential text not null default '';
alter table child_letter add column worded_credential text not null default '';

-- What is given to somebody who asks what is held about them may be about a professional as well. No
-- database lets one change a check in place, so the table is made anew.
create table case_bundle_of_more (
    id text primary key,
    authority_id text not null references authority (id),
    case_id text not null,
    child_id text,
    family_member_id text,
    contact_id text,
    user_id text,
    reason text not null,
    digest text not null,
    state text not null check (state in ('waiting', 'released')),
    prepared_by text not null,
    prepared_at bigint not null,
    credential text not null default '',
    released_by text,
    released_at bigint,
    exports integer not null default 0,
    check (state <> 'released' or released_by <> prepared_by),
    check ((case when child_id is null then 0 else 1 end)
        + (case when family_member_id is null then 0 else 1 end)
        + (case when contact_id is null then 0 else 1 end)
        + (case when user_id is null then 0 else 1 end) = 1),
    foreign key (authority_id, case_id) references family_case (authority_id, id)
);
insert into case_bundle_of_more (id, authority_id, case_id, child_id, family_member_id, reason,
    digest, state, prepared_by, prepared_at, released_by, released_at, exports)
select id, authority_id, case_id, child_id, family_member_id, reason, digest, state, prepared_by,
    prepared_at, released_by, released_at, exports from case_bundle;
drop table case_bundle;
alter table case_bundle_of_more rename to case_bundle;
create index case_bundle_by_case on case_bundle (case_id, prepared_at);

-- Letters about decisions that had left when a decision was put right: word for word, with who
-- drafted the corrected letter that takes the place of each.
create table replaced_letter (
    authority_id text not null references authority (id),
    meeting_id text not null,
    recipient text not null,
    number integer not null check (number > 0),
    sent_text text not null,
    sent_on text not null,
    sent_how text not null,
    sent_by text,
    sent_at bigint,
    replaced_by text not null,
    replaced_at bigint not null,
    primary key (meeting_id, recipient, number),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);
