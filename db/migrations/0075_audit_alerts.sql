-- What of the audit log somebody should look at: one alert of a kind a person and day.

create table audit_alert (
    id text primary key,
    authority_id text not null references authority (id),
    kind text not null,
    -- Whom it is about, as entries call the actor; empty for the chain itself.
    subject text not null,
    day text not null,
    times bigint not null,
    raised_at bigint not null,
    told_at bigint,
    seen_by text,
    seen_at bigint,
    note text not null default '',
    unique (authority_id, id),
    unique (authority_id, kind, subject, day),
    check ((seen_by is null) = (seen_at is null)),
    foreign key (authority_id, seen_by) references staff_user (authority_id, id)
);
create index audit_alert_by_time on audit_alert (authority_id, raised_at, id);
