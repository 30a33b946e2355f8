-- Where the addresses of each kind of agency may end. A change of the list takes two people, so it
-- is one more act of a proposal: which acts there are is the program's to know.

create table allowed_domain (
    authority_id text not null references authority (id),
    kind text not null,
    domain text not null, -- in lower case; with a dot in front: all below it
    added_by text not null,
    added_at bigint not null,
    primary key (authority_id, kind, domain)
);

create table proposal_of_any_act (
    id text primary key,
    authority_id text not null references authority (id),
    act text not null,
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
insert into proposal_of_any_act (id, authority_id, act, status, object_id, case_id, before_value,
    wanted_value, reason, proposed_by, credential, proposed_at, expires_at, decided_by, decided_at)
select id, authority_id, act, status, object_id, case_id, before_value,
    wanted_value, reason, proposed_by, credential, proposed_at, expires_at, decided_by, decided_at
from proposal;
drop table proposal;
alter table proposal_of_any_act rename to proposal;
create index proposal_waiting on proposal (authority_id, status, expires_at);

-- From where each feed was fetched: the first place is its owner's, of others they are told until
-- they say that it was they.
create table feed_place (
    feed_id text not null references feed (id),
    network text not null, -- 203.0.113.0/24
    client text not null,
    first_at bigint not null,
    last_at bigint not null,
    is_known integer not null,
    primary key (feed_id, network, client)
);
create index feed_place_to_tell on feed_place (is_known, first_at);
