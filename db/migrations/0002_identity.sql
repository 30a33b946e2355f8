-- Getting in, and what was done: sessions, tokens, throttling, the audit chain, repeated requests.

create table user_session (
    token_hash text primary key,
    authority_id text not null references authority (id),
    user_id text not null references staff_user (id),
    csrf_token text not null,
    created_at bigint not null,
    last_seen_at bigint not null,
    expires_at bigint not null,
    stepped_up_at bigint,
    network text not null default '',
    is_api integer not null default 0,
    name text not null default ''
);
create index user_session_by_user on user_session (user_id);
create index user_session_by_expiry on user_session (expires_at);

create table api_token (
    id text primary key,
    token_hash text not null unique,
    authority_id text not null references authority (id),
    user_id text not null references staff_user (id),
    name text not null,
    created_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint,
    last_used_at bigint
);
create index api_token_by_user on api_token (user_id);

create table sign_in_failure (
    key_hash text not null,
    failed_at bigint not null,
    failures integer not null,
    primary key (key_hash, failed_at)
);

create table audit_entry (
    authority_id text not null,
    number bigint not null,
    at bigint not null,
    actor text not null,
    actor_role text not null,
    session text not null,
    network text not null,
    action text not null,
    object text not null,
    case_id text not null,
    result text not null,
    detail text not null,
    previous_hash text not null,
    hash text not null,
    primary key (authority_id, number)
);
create index audit_entry_by_case on audit_entry (authority_id, case_id, number);
create index audit_entry_by_actor on audit_entry (authority_id, actor, number);

create table audit_head (
    authority_id text primary key,
    number bigint not null,
    hash text not null
);

create table idempotent_request (
    user_id text not null references staff_user (id),
    request_key text not null,
    request_hash text not null,
    status integer not null,
    headers text not null,
    body text not null,
    created_at bigint not null,
    primary key (user_id, request_key)
);
create index idempotent_request_by_age on idempotent_request (created_at);
