-- Reminders of meetings, and who has seen a change at short notice.

create table reminder_policy (
    authority_id text primary key references authority (id),
    whom text not null check (whom in ('not_replied', 'not_declined', 'all')),
    of_strategy_discussions integer not null default 0
);

-- One row for a meeting, a time of it and a reminder of that time: whoever writes it sees to it.
create table meeting_reminder (
    meeting_id text not null,
    starts_at bigint not null,
    working_days integer not null,
    authority_id text not null references authority (id),
    claimed_at bigint not null,
    primary key (meeting_id, starts_at, working_days),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);

-- The last change at short notice that a seat was asked to confirm.
create table change_seen (
    invitee_id text primary key,
    authority_id text not null references authority (id),
    sequence integer not null,
    asked_at bigint not null,
    seen_at bigint,
    foreign key (authority_id, invitee_id) references invitee (authority_id, id)
);
