-- Families that somebody opened in an emergency: who asked, why, until when they may look, and what
-- somebody else said of it afterwards. What waits for a second person is kept also when no family
-- has the reference, so that nothing that whoever asked is told says which it was.

create table emergency_access (
    id text primary key,
    authority_id text not null references authority (id),
    user_id text not null,
    case_id text, -- none has the reference
    reference text not null, -- as it was typed
    reason text not null,
    asked_at bigint not null,
    approved_by text,
    approved_at bigint,
    opened_at bigint,
    ends_at bigint,
    end_noted_at bigint, -- that it ended is in the audit
    review_by text,
    overdue_told_at bigint, -- that its review is late
    reviewed_by text,
    reviewed_at bigint,
    is_justified integer not null default 0,
    review_note text not null default '',
    unique (authority_id, id),
    foreign key (authority_id, user_id) references staff_user (authority_id, id),
    foreign key (authority_id, case_id) references family_case (authority_id, id)
);
create index emergency_access_by_user on emergency_access (authority_id, user_id, ends_at);
create index emergency_access_by_review on emergency_access (authority_id, reviewed_at);
create index emergency_access_overdue on emergency_access (overdue_told_at, review_by);
create index emergency_access_to_end on emergency_access (end_noted_at, ends_at);
