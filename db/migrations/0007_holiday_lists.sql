-- Bank holidays as each authority has confirmed them. While it has confirmed none, those that this
-- version was released with count. A list is always read whole, so it is kept as its CSV.

create table holiday_list (
    id text primary key,
    authority_id text not null references authority (id),
    status text not null check (status in ('proposed', 'in_force', 'replaced', 'rejected')),
    list_csv text not null,
    source text not null,
    proposed_by text not null,
    proposed_at bigint not null,
    decided_by text not null default '',
    decided_at bigint,
    unique (authority_id, id)
);
create index holiday_list_by_status on holiday_list (authority_id, status, proposed_at);
-- Two lists at once would give two answers to one question.
create unique index holiday_list_in_force on holiday_list (authority_id) where status = 'in_force';
create unique index holiday_list_proposed on holiday_list (authority_id) where status = 'proposed';
