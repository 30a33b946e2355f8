-- Who gets what of a record. Whom its sections, decisions, action points and parts of the plan
-- are about, and where they come from; nothing is kept of those of which nobody said anything. Lists of ids, which hold
-- letters, digits and hyphens only, are texts with commas.

create table item_about (
    authority_id text not null references authority (id),
    meeting_id text not null,
    item_id text not null,
    child_ids text not null default '',
    person_ids text not null default '',
    source text not null check (source in ('other', 'agency', 'strategy_discussion')),
    primary key (meeting_id, item_id),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);

-- Whose parent somebody of the family is, where the children of a family have different ones.
create table own_children (
    authority_id text not null references authority (id),
    case_id text not null,
    family_member_id text not null primary key,
    child_ids text not null default '',
    foreign key (authority_id, case_id) references family_case (authority_id, id),
    foreign key (authority_id, family_member_id) references family_member (authority_id, id)
);
create index own_children_by_case on own_children (case_id);

-- The chair's map: how much of the record a seat gets.
create table seat_choice (
    authority_id text not null references authority (id),
    meeting_id text not null,
    invitee_id text not null primary key,
    share text not null check (share in ('usual', 'full', 'part', 'decisions', 'nothing')),
    section_ids text not null default '',
    decision_ids text not null default '',
    action_ids text not null default '',
    plan_ids text not null default '',
    reason text not null default '',
    chosen_by text not null,
    chosen_at bigint not null,
    version integer not null default 1,
    foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);
create index seat_choice_by_meeting on seat_choice (meeting_id);

-- Copies that one person prepared and another releases. The words are not in it: what is released
-- is made anew, and has to have this digest.
create table papers_copy (
    id text primary key,
    authority_id text not null references authority (id),
    meeting_id text not null,
    invitee_id text not null,
    digest text not null,
    state text not null check (state in ('waiting', 'released', 'refused', 'replaced')),
    prepared_by text not null,
    prepared_at bigint not null,
    checked_by text,
    checked_at bigint,
    reason text not null default '',
    check (state <> 'released' or checked_by <> prepared_by),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);
create index papers_copy_by_meeting on papers_copy (meeting_id, prepared_at);
create unique index papers_copy_waits_once on papers_copy (invitee_id) where state = 'waiting';
create index papers_copy_waiting on papers_copy (authority_id, prepared_at) where state = 'waiting';
