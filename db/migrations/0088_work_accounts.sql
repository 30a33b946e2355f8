-- Who of an organisation's own sign-on (OpenID Connect) has which account here. Who they are there
-- is kept as a digest, so nothing personal comes in by it.

create table work_account (
    identity_hash text primary key, -- SHA-256 of the issuer and of the subject there
    authority_id text not null references authority (id),
    user_id text not null references staff_user (id),
    linked_at bigint not null
);
create unique index work_account_by_user on work_account (user_id);

-- When the first factor was shown, where that was not a password entered here.
alter table sign_in_challenge add column first_factor_at bigint;
