-- What is settled for each of a family before a meeting, what they say, and whom the chair is asked
-- to keep out. Reasons, words, names of files and pictures are sealed.

-- Each answer as it was recorded; the highest number of a point holds.
create table preparation_point (
    id text primary key,
    authority_id text not null references authority (id),
    meeting_id text not null,
    child_id text,
    family_member_id text,
    point text not null
        check (point in ('advocate', 'seen', 'interpreter', 'sharing', 'participation')),
    number integer not null check (number > 0),
    answer text not null,
    day text,
    sealed_reason text not null default '',
    recorded_by text not null,
    recorded_at bigint not null,
    approved_by text,
    approved_at bigint,
    unique (authority_id, id),
    check ((child_id is null) <> (family_member_id is null)),
    check ((approved_by is null) = (approved_at is null)),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id),
    foreign key (authority_id, child_id) references child (authority_id, id),
    foreign key (authority_id, family_member_id) references family_member (authority_id, id)
);
create index preparation_point_by_meeting on preparation_point (meeting_id);
create unique index preparation_point_of_child
    on preparation_point (meeting_id, child_id, point, number) where child_id is not null;
create unique index preparation_point_of_member
    on preparation_point (meeting_id, family_member_id, point, number)
    where family_member_id is not null;

create table family_views (
    id text primary key,
    authority_id text not null references authority (id),
    meeting_id text not null,
    child_id text,
    family_member_id text,
    said_by text not null check (said_by in ('self', 'advocate')),
    way text not null check (way in ('written', 'told', 'drawn')),
    given_on text not null,
    sealed_text text not null default '',
    picture_id text not null default '', -- empty without a picture
    picture_type text not null default '' check (picture_type in ('', 'png', 'jpeg')),
    picture_size bigint not null default 0,
    picture_scan text not null default '' check (picture_scan in ('', 'clean', 'not_scanned')),
    picture_sealed_name text not null default '',
    picture_sealed text not null default '',
    may_be_shown integer not null default 0,
    recorded_by text not null,
    recorded_at bigint not null,
    unique (authority_id, id),
    check ((child_id is null) <> (family_member_id is null)),
    check (said_by = 'self' or child_id is not null),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id),
    foreign key (authority_id, child_id) references child (authority_id, id),
    foreign key (authority_id, family_member_id) references family_member (authority_id, id)
);
create index family_views_by_meeting on family_views (meeting_id);

create table exclusion_request (
    id text primary key,
    authority_id text not null references authority (id),
    meeting_id text not null,
    family_member_id text not null,
    ground text not null check (
        ground in ('welfare', 'violence', 'child_asks', 'hinders', 'confidential', 'conflict')),
    scope text not null check (scope in ('whole', 'part')),
    sealed_asked_by text not null,
    sealed_evidence text not null,
    recorded_by text not null,
    recorded_at bigint not null,
    decision text check (decision in ('granted', 'refused')),
    decided_scope text check (decided_scope in ('whole', 'part')),
    until_on text,
    sealed_part text not null default '',
    sealed_reason text not null default '',
    sealed_told text not null default '',
    decided_by text,
    decided_at bigint,
    unique (authority_id, id),
    check ((decision is null) = (decided_by is null)),
    check ((decision is null) = (decided_at is null)),
    check (decision is null or decision = 'refused' or until_on is not null),
    foreign key (authority_id, meeting_id) references meeting (authority_id, id),
    foreign key (authority_id, family_member_id) references family_member (authority_id, id)
);
create index exclusion_request_by_meeting on exclusion_request (meeting_id);
