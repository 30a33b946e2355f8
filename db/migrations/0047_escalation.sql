-- Whom an agency and a member of staff answer to, whom they are told of what is overdue, and whose
-- an action point was when it was agreed.

-- At most one contact of an agency leads it.
alter table contact add column is_lead integer not null default 0;
create unique index contact_lead on contact (agency_id) where is_lead = 1;

alter table staff_user add column line_manager_id text;

-- Who agreed to it, and their agency, once it is another's; and when that other was given it.
alter table action_point add column agreed_with text not null default '';
alter table action_point add column agreed_agency text not null default '';
alter table action_point add column handed_at bigint;

-- After how many working days overdue each is told; the day of the week (1 is Monday) on which an
-- agency's lead is told of all that its people have open, 0 for never.
create table escalation_policy (
    authority_id text primary key references authority (id),
    owner_after integer not null,
    lead_after integer not null,
    service_after integer not null,
    digest_day integer not null,
    version integer not null
);

-- The first time that somebody was told of an overdue action point, at each level. Who was told is
-- a list of owners with spaces between.
create table action_escalation (
    action_id text not null references action_point (id),
    level text not null check (level in ('owner', 'lead', 'service')),
    authority_id text not null references authority (id),
    told text not null,
    escalated_at bigint not null,
    primary key (action_id, level)
);
