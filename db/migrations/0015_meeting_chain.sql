-- Meetings that were booked together: an initial conference, the first core group and the first
-- review. Each stays a meeting of its own.

create table meeting_chain (
    id text primary key,
    authority_id text not null references authority (id),
    case_id text not null,
    created_by text not null,
    created_at bigint not null,
    unique (authority_id, id),
    foreign key (authority_id, case_id) references family_case (authority_id, id),
    foreign key (authority_id, created_by) references staff_user (authority_id, id)
);

create table meeting_chain_member (
    authority_id text not null,
    chain_id text not null,
    link text not null check (link in ('conference', 'core_group', 'review')),
    meeting_id text not null unique,
    primary key (chain_id, link),
    foreign key (authority_id, chain_id) references meeting_chain (authority_id, id),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);
