-- What one person proposed and another has to confirm before it is done.
create table proposal (
    id text primary key,
    authority_id text not null references authority (id),
    act text not null check (act in ('change_role', 'lower_restriction', 'lift_exclusion',
        'end_must_not_meet')),
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
create index proposal_waiting on proposal (authority_id, status, expires_at);
