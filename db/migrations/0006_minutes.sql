-- What was said, decided and agreed, and who was told.

create table minutes (
    meeting_id text primary key,
    authority_id text not null references authority (id),
    status text not null check (status in ('draft', 'approved')),
    approved_by text,
    approved_at bigint,
    version integer not null default 1,
    foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);

create table minute_section (
    id text primary key,
    authority_id text not null references authority (id),
    meeting_id text not null,
    position integer not null,
    item text not null,
    title text not null,
    body text not null default '',
    visible_to_family integer not null default 0,
    updated_by text,
    updated_at bigint,
    version integer not null default 1,
    unique (authority_id, id),
    unique (meeting_id, position),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);

create table decision (
    id text primary key,
    authority_id text not null references authority (id),
    meeting_id text not null,
    child_id text not null,
    outcome text not null,
    category text not null default '',
    reasons text not null default '',
    dissent text not null default '',
    visible_to_family integer not null default 0,
    version integer not null default 1,
    unique (meeting_id, child_id),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id),
    foreign key (authority_id, child_id) references child (authority_id, id)
);

create table action_point (
    id text primary key,
    authority_id text not null references authority (id),
    case_id text not null,
    meeting_id text not null,
    what text not null,
    plain_language text not null default '',
    owner_user_id text,
    owner_contact_id text,
    owner_family_member_id text,
    due_on text not null,
    status text not null check (status in ('open', 'done', 'no_longer_needed')),
    progress text not null default '',
    visible_to_family integer not null default 0,
    link_hash text not null unique,
    link_generation integer not null default 1,
    created_by text not null,
    created_at bigint not null,
    done_at bigint,
    version integer not null default 1,
    unique (authority_id, id),
    foreign key (authority_id, case_id) references family_case (authority_id, id),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id),
    foreign key (authority_id, owner_user_id) references staff_user (authority_id, id),
    foreign key (authority_id, owner_contact_id) references contact (authority_id, id),
    foreign key (authority_id, owner_family_member_id) references family_member (authority_id, id)
);
create index action_point_by_meeting on action_point (meeting_id, created_at);
create index action_point_by_user on action_point (owner_user_id, status, due_on);
create index action_point_by_contact on action_point (owner_contact_id, status, due_on);
create index action_point_due on action_point (authority_id, status, due_on);

-- One row a recipient: the ledger of what was released to whom.
create table circulation (
    id text primary key,
    authority_id text not null references authority (id),
    meeting_id text not null,
    kind text not null check (kind in ('minutes', 'actions')),
    invitee_id text,
    contact_id text,
    family_member_id text,
    user_id text,
    section_ids text not null default '',
    decision_ids text not null default '',
    action_ids text not null default '',
    link_generation integer not null default 1,
    link_hash text not null unique,
    sent_by text not null,
    sent_at bigint not null,
    expires_at bigint not null,
    opened_at bigint,
    revoked_at bigint,
    unique (authority_id, id),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);
create index circulation_by_meeting on circulation (meeting_id, sent_at);

-- How a meeting was held: with quorum, or why the chair went on without it.
create table meeting_closing (
    meeting_id text primary key,
    authority_id text not null references authority (id),
    quorum text not null check (quorum in ('not_needed', 'met', 'at_risk', 'not_met')),
    proceed_reason text not null default '',
    closed_by text not null,
    closed_at bigint not null,
    foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);
