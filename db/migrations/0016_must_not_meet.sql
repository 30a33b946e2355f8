-- Two of a family who must not meet. What holds no longer is kept, with the reason.

create table must_not_meet (
    id text primary key,
    authority_id text not null references authority (id),
    case_id text not null,
    one_id text not null,
    other_id text not null,
    reason text not null,
    noted_by text not null,
    noted_at bigint not null,
    ended_by text,
    ended_at bigint,
    end_reason text not null default '',
    unique (authority_id, id),
    check (one_id < other_id),
    check ((ended_at is null) = (ended_by is null)),
    foreign key (authority_id, case_id) references family_case (authority_id, id),
    foreign key (authority_id, one_id) references family_member (authority_id, id),
    foreign key (authority_id, other_id) references family_member (authority_id, id)
);
create index must_not_meet_by_case on must_not_meet (case_id);
create unique index must_not_meet_once on must_not_meet (one_id, other_id) where ended_at is null;

-- Pairs that would meet at the times of a poll, allowed by somebody who may when it began. Those
-- noted later are not among them.
create table poll_may_meet (
    authority_id text not null,
    poll_id text not null,
    note_id text not null,
    primary key (poll_id, note_id),
    foreign key (authority_id, poll_id) references availability_poll (authority_id, id),
    foreign key (authority_id, note_id) references must_not_meet (authority_id, id)
);
