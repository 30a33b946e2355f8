-- The plan of a family, part by part. A later meeting that changes a part writes its next version;
-- what an earlier meeting agreed stays as it was.

create table plan_part (
    part_id text not null,
    version integer not null,
    authority_id text not null references authority (id),
    case_id text not null,
    meeting_id text not null,
    position integer not null,
    outcome text not null,
    help text not null default '',
    by_whom text not null default '',
    how_long text not null default '',
    expected_of_parents text not null default '',
    checked_how text not null default '',
    contingency text not null default '',
    child_ids text not null,
    visible_to_family integer not null default 0,
    is_ended integer not null default 0,
    written_by text not null,
    written_at bigint not null,
    primary key (part_id, version),
    foreign key (authority_id, case_id) references family_case (authority_id, id),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);
create index plan_part_by_case on plan_part (authority_id, case_id);

-- What a meeting says of a part that was in the plan before it.
create table plan_progress (
    authority_id text not null references authority (id),
    meeting_id text not null,
    part_id text not null,
    progress text not null check (progress in ('better', 'same', 'worse')),
    words text not null default '',
    said_by text not null,
    said_at bigint not null,
    version integer not null default 1,
    primary key (meeting_id, part_id),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);

-- Whether a parent agrees to the plan.
create table plan_agreement (
    authority_id text not null references authority (id),
    meeting_id text not null,
    member_id text not null,
    agreement text not null check (agreement in ('agreed', 'in_part', 'not_agreed', 'not_asked')),
    reason text not null default '',
    said_by text not null,
    said_at bigint not null,
    version integer not null default 1,
    primary key (meeting_id, member_id),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id),
    foreign key (authority_id, member_id) references family_member (authority_id, id)
);

alter table circulation add column plan_part_ids text not null default '';

-- That an agency formally dissents from the decision about a child, beside the text that decisions
-- have of it.
create table decision_dissent (
    id text primary key,
    authority_id text not null references authority (id),
    meeting_id text not null,
    child_id text not null,
    invitee_id text not null,
    agency text not null,
    reason text not null,
    recorded_by text not null,
    recorded_at bigint not null,
    written_on text,
    statement text not null default '',
    answered_on text,
    answer text not null default '',
    version integer not null default 1,
    unique (meeting_id, child_id, agency),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id),
    foreign key (authority_id, child_id) references child (authority_id, id)
);

-- Who is to meet as the core group, as a conference named it: the keys of its seats' holders.
create table core_group (
    meeting_id text primary key,
    authority_id text not null references authority (id),
    members text not null,
    lead text not null default '',
    named_by text not null,
    named_at bigint not null,
    version integer not null default 1,
    foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);
