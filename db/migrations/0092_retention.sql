-- How long each class of record is kept, what may not be destroyed, and what is left of a family
-- that was erased.

-- What an authority set for a class of record, and why. Nothing is changed or taken out: the last
-- note of a class is what holds.
create table retention_note (
    authority_id text not null references authority (id),
    class text not null,
    number integer not null,
    counted_from text not null check (counted_from in ('closing', 'youngest_birth')),
    years integer not null check (years between 1 and 120),
    owner text not null, -- who answers for it, in the authority's words
    reason text not null,
    noted_by text not null,
    noted_at bigint not null,
    primary key (authority_id, class, number)
);

-- When a family was closed last. Those that are closed already: as the audit trail says.
create table case_closing (
    case_id text primary key,
    authority_id text not null references authority (id),
    closed_at bigint not null,
    foreign key (authority_id, case_id) references family_case (authority_id, id)
);
insert into case_closing (case_id, authority_id, closed_at)
select c.id, c.authority_id, max(e.at)
from family_case c
join audit_entry e on e.authority_id = c.authority_id and e.case_id = c.id
where c.is_open = 0 and e.action = 'case.close_reopen' and e.detail = 'state=closed'
group by c.id, c.authority_id;

-- That a family may not be erased, or, without one, that nothing of the authority may be.
create table legal_hold (
    id text primary key,
    authority_id text not null references authority (id),
    case_id text,
    reason text not null,
    placed_by text not null,
    placed_at bigint not null,
    lifted_by text,
    lifted_at bigint,
    unique (authority_id, id),
    check ((lifted_by is null) = (lifted_at is null)),
    foreign key (authority_id, case_id) references family_case (authority_id, id)
);
create index legal_hold_by_case on legal_hold (case_id);

-- What is left of a family that was erased: nothing that says who they were.
create table erased_case (
    case_id text primary key,
    authority_id text not null references authority (id),
    classes text not null,
    deciding_class text not null, -- the rule by which its time was over, as it was then
    counted_from text not null,
    years integer not null,
    kept_until text not null,
    erased_at bigint not null,
    proposed_by text not null,
    confirmed_by text not null,
    check (proposed_by <> confirmed_by)
);

-- Further acts take a second person: the code says which, as no database lets one change what a
-- column may hold in place.
create table proposal_of_any_act (
    id text primary key,
    authority_id text not null references authority (id),
    act text not null,
    status text not null check (status in ('waiting', 'confirmed', 'turned_down')),
    object_id text not null,
    case_id text not null default '',
    before_value text not null default '',
    wanted_value text not null default '',
    reason text not null default '',
    proposed_by text not null,
    credential text not null default '',
    proposed_at bigint not null,
    expires_at bigint not null,
    decided_by text not null default '',
    decided_at bigint,
    check ((status = 'waiting') = (decided_at is null)),
    check (decided_by <> proposed_by or status <> 'confirmed')
);
insert into proposal_of_any_act (id, authority_id, act, status, object_id, case_id, before_value,
    wanted_value, reason, proposed_by, credential, proposed_at, expires_at, decided_by, decided_at)
select id, authority_id, act, status, object_id, case_id, before_value, wanted_value, reason,
    proposed_by, credential, proposed_at, expires_at, decided_by, decided_at from proposal;
drop table proposal;
alter table proposal_of_any_act rename to proposal;
create index proposal_waiting on proposal (authority_id, status, expires_at);
