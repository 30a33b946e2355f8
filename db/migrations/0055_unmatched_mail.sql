-- Mails that came in and fit no meeting: who sent one and when, until somebody dealt with it. What
-- they say stays in the mailbox.
create table unmatched_mail (
    id text primary key,
    authority_id text not null references authority (id),
    mail_key text not null,
    received_at bigint not null,
    from_email text not null default '',
    settled_by text,
    settled_at bigint,
    check ((settled_by is null) = (settled_at is null)),
    unique (authority_id, mail_key)
);
create index unmatched_mail_waiting on unmatched_mail (authority_id, received_at)
    where settled_at is null;
