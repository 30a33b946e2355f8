-- Who set how an authority works, and when, and who answers for it. Nothing is changed or taken out:
-- the last of each sort is what holds. What was set before stands here from its next change on.

create table policy_note (
    authority_id text not null references authority (id),
    policy text not null check (policy in ('quorum', 'reminders', 'escalation', 'records',
        'report_fees')),
    number integer not null,
    what text not null check (what in ('rule', 'owner')),
    owner text not null default '', -- in the authority's words; of an owner alone
    value text not null default '', -- of report fees: who pays
    noted_by text not null, -- of the staff; "system" for the command line
    noted_at bigint not null,
    primary key (authority_id, policy, number)
);
