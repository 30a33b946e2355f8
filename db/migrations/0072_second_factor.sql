-- Signing in with more than a password: an authenticator app and recovery codes for when the
-- telephone is lost. The app's secret is sealed with the installation's; codes are hashed.

create table second_factor (
    user_id text primary key references staff_user (id),
    authority_id text not null references authority (id),
    sealed_secret text not null default '',
    pending_secret text not null default '', -- shown until one code has proven it
    proven_at bigint,
    last_step bigint not null default 0, -- of the last code that was taken: none is taken twice
    taken_off_at bigint
);

create table recovery_code (
    user_id text not null references staff_user (id),
    -- SHA-256 of 80 random bits and the person: nothing to guess, so nothing to slow down.
    code_hash text not null,
    made_at bigint not null,
    used_at bigint,
    primary key (user_id, code_hash)
);

-- The roles of which an authority wants one.
create table second_factor_role (
    authority_id text not null references authority (id),
    role text not null,
    primary key (authority_id, role)
);

-- The password was right, the code is awaited.
create table sign_in_challenge (
    token_hash text primary key,
    authority_id text not null references authority (id),
    user_id text not null references staff_user (id),
    password_mark text not null,
    network text not null,
    begun_at bigint not null,
    expires_at bigint not null,
    tries integer not null default 0
);
create index sign_in_challenge_by_user on sign_in_challenge (user_id);
create index sign_in_challenge_by_expiry on sign_in_challenge (expires_at);

alter table user_session add column must_enrol integer not null default 0;
