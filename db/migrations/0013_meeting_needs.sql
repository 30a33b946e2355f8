-- What somebody said that a meeting of a family needs before it has a time. Saved as a whole, with
-- all that hangs on it.

create table meeting_needs (
    authority_id text not null,
    case_id text not null,
    type text not null,
    version integer not null,
    length_minutes integer not null,
    family_minutes_before integer not null,
    debrief_minutes_after integer not null,
    mode text not null check (mode in ('in_person', 'video', 'hybrid')),
    venue text not null,
    -- Codes of what the room must have, and of what would be better, with commas.
    features text not null,
    wished_features text not null,
    chair_id text,
    minute_taker_id text,
    -- Languages, or nothing when no interpreter is needed. Special category data: it leaves the
    -- needs of a meeting nowhere.
    interpreter text not null,
    -- For whom advocates are needed: codes with commas.
    advocates text not null,
    preferred text not null check (preferred in ('', 'morning', 'afternoon')),
    without_quorum integer not null,
    primary key (authority_id, case_id, type),
    foreign key (authority_id, case_id) references family_case (authority_id, id),
    foreign key (authority_id, chair_id) references staff_user (authority_id, id),
    foreign key (authority_id, minute_taker_id) references staff_user (authority_id, id)
);

create table meeting_needs_child (
    authority_id text not null,
    case_id text not null,
    type text not null,
    child_id text not null references child (id),
    primary key (authority_id, case_id, type, child_id),
    foreign key (authority_id, case_id, type)
        references meeting_needs (authority_id, case_id, type)
);

-- 'contact:ID', 'member:ID' or 'user:ID', and the part of the meeting, in minutes after its start.
create table meeting_needs_seat (
    authority_id text not null,
    case_id text not null,
    type text not null,
    number integer not null,
    holder text not null,
    requirement text not null check (requirement in ('required', 'quorum', 'optional')),
    from_minute integer,
    until_minute integer,
    primary key (authority_id, case_id, type, number),
    foreign key (authority_id, case_id, type)
        references meeting_needs (authority_id, case_id, type),
    check (until_minute > from_minute)
);

-- Times of the week that do not suit the family, in minutes after midnight; Monday is 1.
create table meeting_needs_unwanted (
    authority_id text not null,
    case_id text not null,
    type text not null,
    number integer not null,
    iso_day integer not null check (iso_day between 1 and 7),
    from_minute integer not null,
    until_minute integer not null,
    name text not null,
    primary key (authority_id, case_id, type, number),
    foreign key (authority_id, case_id, type)
        references meeting_needs (authority_id, case_id, type),
    check (until_minute > from_minute)
);
