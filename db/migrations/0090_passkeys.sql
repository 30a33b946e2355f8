-- Signing in with a passkey: the public half of a key pair on somebody's device.

create table passkey (
    id text primary key,
    authority_id text not null references authority (id),
    user_id text not null references staff_user (id),
    name text not null,
    credential text not null unique, -- how the device calls it, in base64url
    algorithm integer not null, -- COSE
    public_key text not null,
    signatures bigint not null, -- that the device has counted: fewer than before means a copy
    added_at bigint not null,
    used_at bigint
);
create index passkey_by_user on passkey (user_id);

-- What a device is asked to sign, once and soon.
create table passkey_challenge (
    holder text primary key, -- digest of the session, or of what the browser keeps before there is one
    challenge text not null,
    expires_at bigint not null
);
create index passkey_challenge_by_expiry on passkey_challenge (expires_at);
