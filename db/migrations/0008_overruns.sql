-- Requests to pass a limit, asked before it and granted or refused by the role that its rule names.

create table overrun_request (
    id text primary key,
    authority_id text not null references authority (id),
    case_id text not null,
    due_date_id text not null,
    rule_id text not null,
    limit_date text not null,
    rationale text not null,
    expected_on text not null,
    asked_by text not null,
    asked_at bigint not null,
    status text not null check (status in ('awaiting', 'granted', 'refused', 'withdrawn')),
    decided_by text not null default '',
    decided_as text not null default '',
    decided_at bigint,
    decision_reason text not null default '',
    agreed_with text not null default '',
    unique (authority_id, id),
    foreign key (authority_id, case_id) references family_case (authority_id, id),
    foreign key (authority_id, due_date_id) references due_date (authority_id, id)
);
create index overrun_request_by_case on overrun_request (case_id, asked_at);
create index overrun_request_by_due_date on overrun_request (due_date_id);
-- A limit has one answer to wait for; and lists find the few that wait without reading the rest.
create unique index overrun_request_awaiting on overrun_request (authority_id, due_date_id)
    where status = 'awaiting';
