-- Due dates that moved or no longer run, what did that, and who was told. The days themselves are
-- those of the two due dates, which are kept.

create table date_move (
    id text primary key,
    authority_id text not null references authority (id),
    cause text not null,
    cause_id text not null,
    made_by text not null,
    made_at bigint not null,
    -- How far it reached, for those who may see no family.
    dates integer not null,
    families integer not null,
    people integer not null,
    unique (authority_id, id)
);
create index date_move_by_cause on date_move (authority_id, cause);

create table moved_date (
    -- The due date that took the place of another, or one that itself no longer runs.
    after_id text not null,
    move_id text not null,
    authority_id text not null references authority (id),
    before_id text,
    case_id text not null,
    primary key (after_id, move_id),
    foreign key (authority_id, move_id) references date_move (authority_id, id),
    foreign key (authority_id, after_id) references due_date (authority_id, id),
    foreign key (authority_id, before_id) references due_date (authority_id, id),
    foreign key (authority_id, case_id) references family_case (authority_id, id)
);
create index moved_date_by_case on moved_date (case_id);

create table move_notice (
    id text primary key,
    authority_id text not null references authority (id),
    move_id text not null,
    user_id text not null,
    dates integer not null,
    seen_at bigint,
    unique (authority_id, id),
    unique (move_id, user_id),
    foreign key (authority_id, move_id) references date_move (authority_id, id),
    foreign key (authority_id, user_id) references staff_user (authority_id, id)
);
create index move_notice_by_user on move_notice (authority_id, user_id, seen_at);

create table told_of_date (
    authority_id text not null references authority (id),
    notice_id text not null,
    after_id text not null,
    primary key (notice_id, after_id),
    foreign key (authority_id, notice_id) references move_notice (authority_id, id),
    foreign key (authority_id, after_id) references due_date (authority_id, id)
);
create index told_of_date_by_date on told_of_date (after_id);
