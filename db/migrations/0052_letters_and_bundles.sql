-- Letters to children about a meeting: what one person prepared and another released, every word of
-- it once it was, and how the child got it.

create table child_letter (
    authority_id text not null references authority (id),
    meeting_id text not null,
    child_id text not null,
    language text not null default 'en' check (language in ('en', 'cy')),
    about text not null default '',
    own_words text not null default '',
    next_steps text not null default '',
    closing text not null default '',
    advocate text not null default '',
    worded_by text,
    worded_at bigint,
    released_text text not null default '',
    released_by text,
    released_at bigint,
    given_on text,
    given_how text not null default '',
    given_by text not null default '',
    noted_by text,
    noted_at bigint,
    version integer not null default 1,
    check (released_by is null or released_by <> worded_by),
    check (given_on is null or released_at is not null),
    primary key (meeting_id, child_id),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id),
    foreign key (authority_id, child_id) references child (authority_id, id)
);

-- What is given to a person of a family who asks what is held about them. One person prepares it
-- and another releases it; the words are not in it, but made anew each time, and counts alone say
-- what was in it.
create table case_bundle (
    id text primary key,
    authority_id text not null references authority (id),
    case_id text not null,
    child_id text,
    family_member_id text,
    reason text not null,
    digest text not null,
    state text not null check (state in ('waiting', 'released')),
    prepared_by text not null,
    prepared_at bigint not null,
    released_by text,
    released_at bigint,
    exports integer not null default 0,
    check (state <> 'released' or released_by <> prepared_by),
    check ((child_id is null) <> (family_member_id is null)),
    foreign key (authority_id, case_id) references family_case (authority_id, id)
);
create index case_bundle_by_case on case_bundle (case_id, prepared_at);
