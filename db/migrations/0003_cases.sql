-- Families, the children, what happened, and what is due because of it.

create table family_case (
    id text primary key,
    authority_id text not null references authority (id),
    reference text not null,
    family_name text not null,
    jurisdiction text not null check (jurisdiction in ('England', 'Wales')),
    team_id text not null,
    lead_worker_id text not null,
    level integer not null default 0 check (level between 0 and 2),
    is_open integer not null default 1,
    created_at bigint not null,
    version integer not null default 1,
    unique (authority_id, id),
    foreign key (authority_id, team_id) references team (authority_id, id),
    foreign key (authority_id, lead_worker_id) references staff_user (authority_id, id)
);
-- "nc-0001" and "NC-0001" are one reference to whoever reads them aloud.
create unique index family_case_by_reference on family_case (authority_id, lower(reference));
create index family_case_by_name on family_case (authority_id, family_name, id);
create index family_case_by_team on family_case (authority_id, team_id);

create table case_involvement (
    authority_id text not null references authority (id),
    case_id text not null,
    user_id text not null,
    expires_at bigint not null,
    reason text not null,
    primary key (case_id, user_id),
    foreign key (authority_id, case_id) references family_case (authority_id, id),
    foreign key (authority_id, user_id) references staff_user (authority_id, id)
);
create index case_involvement_by_user on case_involvement (user_id);

create table child (
    id text primary key,
    authority_id text not null references authority (id),
    case_id text not null,
    given_name text not null,
    family_name text not null,
    date_of_birth text,
    expected_delivery_date text,
    version integer not null default 1,
    unique (authority_id, id),
    foreign key (authority_id, case_id) references family_case (authority_id, id)
);
create index child_by_case on child (case_id);

create table family_member (
    id text primary key,
    authority_id text not null references authority (id),
    case_id text not null,
    name text not null,
    relationship text not null,
    parental_responsibility integer not null default 0,
    email text not null default '',
    phone text not null default '',
    may_email integer not null default 0,
    language text not null default 'English',
    interpreter text not null default '',
    safe_contact_notes text not null default '',
    version integer not null default 1,
    unique (authority_id, id),
    foreign key (authority_id, case_id) references family_case (authority_id, id)
);
create index family_member_by_case on family_member (case_id);

-- The one table that holds an address. No page but the one that asks for it reads it.
create table safe_address (
    family_member_id text primary key,
    authority_id text not null references authority (id),
    address text not null,
    version integer not null default 1,
    foreign key (authority_id, family_member_id) references family_member (authority_id, id)
);

create table excluded_person (
    id text primary key,
    authority_id text not null references authority (id),
    case_id text not null,
    family_member_id text,
    contact_id text,
    reason text not null,
    flagged_by text not null,
    flagged_at bigint not null,
    foreign key (authority_id, case_id) references family_case (authority_id, id),
    foreign key (authority_id, family_member_id) references family_member (authority_id, id),
    foreign key (authority_id, contact_id) references contact (authority_id, id)
);
create index excluded_person_by_case on excluded_person (case_id);

create table lifted_exclusion (
    id text primary key,
    authority_id text not null references authority (id),
    case_id text not null,
    family_member_id text,
    contact_id text,
    reason text not null,
    flagged_by text not null,
    flagged_at bigint not null,
    lifted_by text not null,
    lifted_at bigint not null,
    lift_reason text not null,
    foreign key (authority_id, case_id) references family_case (authority_id, id),
    foreign key (authority_id, family_member_id) references family_member (authority_id, id),
    foreign key (authority_id, contact_id) references contact (authority_id, id)
);
create index lifted_exclusion_by_case on lifted_exclusion (case_id);

create table case_event (
    id text primary key,
    authority_id text not null references authority (id),
    case_id text not null,
    kind text not null,
    happened_on text not null,
    happened_at bigint,
    initiates_section_47 integer not null default 0,
    makes_plan integer not null default 0,
    note text not null default '',
    recorded_by text not null,
    recorded_at bigint not null,
    corrects_id text,
    correction_reason text not null default '',
    replaced_at bigint,
    withdrawal_reason text not null default '',
    -- Of the day of a conference that is booked: which meeting it follows.
    meeting_id text,
    unique (authority_id, id),
    foreign key (authority_id, case_id) references family_case (authority_id, id)
);
create index case_event_by_case on case_event (case_id, happened_on);

-- Whom an event was about. An event without rows was about the whole family.
create table case_event_child (
    event_id text not null,
    child_id text not null,
    authority_id text not null references authority (id),
    primary key (event_id, child_id),
    foreign key (authority_id, event_id) references case_event (authority_id, id),
    foreign key (authority_id, child_id) references child (authority_id, id)
);

create table due_date (
    id text primary key,
    authority_id text not null references authority (id),
    case_id text not null,
    event_id text not null,
    rule_id text not null,
    meeting_type text not null default '',
    limit_date text not null,
    schedule_by text not null,
    limit_at bigint,
    provisional integer not null default 0,
    status text not null check (status in ('open', 'met', 'superseded', 'not_needed')),
    met_on text,
    met_at bigint,
    meeting_id text,
    -- Whether that meeting starts after the limit, kept here so that lists need not look at each
    -- meeting.
    booked_late integer not null default 0,
    settled_reason text not null default '',
    created_at bigint not null,
    unique (authority_id, id),
    foreign key (authority_id, case_id) references family_case (authority_id, id),
    foreign key (authority_id, event_id) references case_event (authority_id, id)
);
-- With the authority in each, which every look-up names: SQLite else takes one of the indexes below
-- and walks all that an authority has due.
create index due_date_by_case on due_date (case_id, authority_id, limit_date);
create index due_date_by_meeting on due_date (meeting_id, authority_id, status);
create index due_date_by_limit on due_date (authority_id, limit_date);
-- All that counting and ordering what is due asks of a row, so that neither reads the table.
create index due_date_queue on due_date (authority_id, schedule_by, id, case_id, limit_date,
    limit_at, provisional, meeting_id, booked_late, rule_id, status) where status = 'open';

-- For whom a limit runs, and how it stands for each.
create table due_date_child (
    due_date_id text not null,
    child_id text not null,
    authority_id text not null references authority (id),
    status text not null check (status in ('open', 'met', 'not_needed')),
    met_on text,
    primary key (due_date_id, child_id),
    foreign key (authority_id, due_date_id) references due_date (authority_id, id),
    foreign key (authority_id, child_id) references child (authority_id, id)
);
