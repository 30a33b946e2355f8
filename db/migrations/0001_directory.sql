-- Who there is: authorities, teams, staff, agencies, contacts, rooms.

create table authority (
    id text primary key,
    name text not null,
    jurisdiction text not null check (jurisdiction in ('England', 'Wales')),
    meetings_email text not null,
    meetings_phone text not null,
    quorum_other_agencies integer not null default 2 check (quorum_other_agencies between 1 and 9),
    health_counts_as text not null default 'per_discipline'
        check (health_counts_as in ('one', 'per_discipline')),
    is_demo integer not null default 0,
    version integer not null default 1
);

create table local_closure (
    authority_id text not null references authority (id),
    closed_on text not null,
    name text not null,
    owner text not null,
    decided_by text not null,
    decided_at bigint not null,
    version integer not null default 1,
    primary key (authority_id, closed_on)
);

-- What an authority decided about the rules that are its own to choose. Rows are only added.
create table local_rule_choice (
    authority_id text not null references authority (id),
    id text not null,
    rule_id text not null,
    in_use integer not null,
    from_day text not null,
    owner text not null,
    reason text not null,
    decided_by text not null,
    decided_at bigint not null,
    primary key (authority_id, id)
);

-- Changes of both, as one person puts them forward and another confirms them.
create table dates_change (
    id text primary key,
    authority_id text not null references authority (id),
    kind text not null check (kind in ('close_days', 'open_day', 'choose_rule')),
    status text not null check (status in ('proposed', 'in_force', 'rejected')),
    from_day text not null,
    until_day text not null,
    name text not null,
    rule_id text not null,
    in_use integer not null,
    owner text not null,
    reason text not null,
    proposed_by text not null,
    proposed_at bigint not null,
    decided_by text not null default '',
    decided_at bigint,
    moved_dates integer not null default 0,
    moved_families integer not null default 0,
    unique (authority_id, id)
);
create index dates_change_by_status on dates_change (authority_id, status, proposed_at);

create table team (
    id text primary key,
    authority_id text not null references authority (id),
    name text not null,
    active integer not null default 1,
    version integer not null default 1,
    unique (authority_id, id),
    unique (authority_id, name)
);

-- An organisation spans authorities, so that one feed can cover them all. Only a person who knows
-- its joining code can attach another authority's agency to it.
create table organisation (
    id text primary key,
    joining_code text not null unique
);

create table agency (
    id text primary key,
    authority_id text not null references authority (id),
    organisation_id text not null references organisation (id),
    name text not null,
    kind text not null check (kind in ('children_social_care', 'police', 'health', 'education',
        'probation', 'housing', 'voluntary', 'legal', 'other')),
    active integer not null default 1,
    version integer not null default 1,
    unique (authority_id, id),
    unique (authority_id, name)
);
create index agency_by_organisation on agency (organisation_id);

create table contact (
    id text primary key,
    authority_id text not null references authority (id),
    agency_id text not null,
    name text not null,
    job_title text not null,
    discipline text not null default '',
    email text not null,
    phone text not null default '',
    is_duty_mailbox integer not null default 0,
    deputy_id text,
    active integer not null default 1,
    version integer not null default 1,
    unique (authority_id, id),
    unique (authority_id, agency_id, email),
    foreign key (authority_id, agency_id) references agency (authority_id, id),
    foreign key (authority_id, deputy_id) references contact (authority_id, id)
);
create index contact_by_name on contact (authority_id, name, id);

create table room (
    id text primary key,
    authority_id text not null references authority (id),
    name text not null,
    building text not null default '',
    capacity integer not null check (capacity > 0),
    access_features text not null default '',
    active integer not null default 1,
    version integer not null default 1,
    unique (authority_id, id),
    unique (authority_id, name)
);

create table staff_user (
    id text primary key,
    authority_id text not null references authority (id),
    name text not null,
    email text not null unique,
    role text not null check (role in ('CC', 'SW', 'TM', 'SM', 'BS', 'AU', 'AD', 'AM')),
    job_title text not null default '',
    chairs_meetings integer not null default 0,
    agency_id text,
    contact_id text unique,
    password_hash text not null,
    active integer not null default 1,
    created_at bigint not null,
    version integer not null default 1,
    unique (authority_id, id),
    foreign key (authority_id, agency_id) references agency (authority_id, id),
    foreign key (authority_id, contact_id) references contact (authority_id, id)
);
create index staff_user_by_name on staff_user (authority_id, name, id);

create table team_member (
    authority_id text not null references authority (id),
    team_id text not null,
    user_id text not null,
    primary key (team_id, user_id),
    foreign key (authority_id, team_id) references team (authority_id, id),
    foreign key (authority_id, user_id) references staff_user (authority_id, id)
);
create index team_member_by_user on team_member (user_id);
