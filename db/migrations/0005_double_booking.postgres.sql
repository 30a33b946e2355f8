-- Nobody and no room is in two places at once. Whose time is taken stands in one table, kept up to
-- date from here; whoever asks, the database refuses a second claim of the same time.

create extension if not exists btree_gist;

create table time_claim (
    authority_id text not null references authority (id),
    subject text not null,
    part text not null check (part in ('chair', 'minute_taker', 'room', 'seat')),
    starts_at bigint not null,
    ends_at bigint not null,
    meeting_id text references meeting (id) on delete cascade,
    hold_id text references slot_hold (id) on delete cascade,
    check ((meeting_id is null) <> (hold_id is null)),
    check (ends_at > starts_at and ends_at - starts_at <= 86400),
    constraint time_taken
        exclude using gist (subject with =, int8range(starts_at, ends_at) with &&)
);
create index time_claim_by_meeting on time_claim (meeting_id, subject);
create index time_claim_by_subject on time_claim (subject, starts_at);
create index time_claim_by_hold on time_claim (hold_id);

-- What each meeting needs: its chair, its minute taker, its room, and everybody who has to be there
-- and is one person, not a mailbox that several read, for the part they come for. The chair and the
-- room also for the family's time before and the debrief after.
create view time_needed as
    select m.authority_id, 'user:' || m.chair_id as subject, 'chair' as part,
        m.starts_at - 60 * m.family_minutes_before as starts_at,
        m.ends_at + 60 * m.debrief_minutes_after as ends_at, m.id as meeting_id
    from meeting m where m.status <> 'cancelled'
    union all
    select m.authority_id, 'user:' || m.minute_taker_id, 'minute_taker', m.starts_at, m.ends_at,
        m.id
    from meeting m where m.status <> 'cancelled' and m.minute_taker_id <> m.chair_id
    union all
    select m.authority_id, 'room:' || m.room_id, 'room',
        m.starts_at - 60 * m.family_minutes_before, m.ends_at + 60 * m.debrief_minutes_after, m.id
    from meeting m where m.status <> 'cancelled' and m.room_id is not null
    union all
    select m.authority_id, coalesce('contact:' || i.contact_id, 'member:' || i.family_member_id,
        'user:' || i.user_id), 'seat', m.starts_at + 60 * coalesce(i.attends_from, 0),
        coalesce(m.starts_at + 60 * i.attends_until, m.ends_at), m.id
    from meeting m join invitee i on i.meeting_id = m.id left join contact c on c.id = i.contact_id
    where m.status <> 'cancelled' and i.requirement = 'required' and i.removed_at is null
        and coalesce(c.is_duty_mailbox, 0) = 0
        and (i.user_id is null or (i.user_id <> m.chair_id
            and i.user_id <> coalesce(m.minute_taker_id, '')));

create function claim_time_of_meeting() returns trigger language plpgsql as $$
begin
    delete from time_claim where meeting_id = new.id;
    insert into time_claim (authority_id, subject, part, starts_at, ends_at, meeting_id)
        select n.authority_id, n.subject, n.part, n.starts_at, n.ends_at, n.meeting_id
        from time_needed n where n.meeting_id = new.id order by n.subject;
    return null;
end;
$$;

create trigger meeting_claims_time after insert on meeting for each row
    when (new.status <> 'cancelled') execute function claim_time_of_meeting();

create trigger meeting_moves_claims
    after update of starts_at, ends_at, family_minutes_before, debrief_minutes_after, chair_id,
        minute_taker_id, room_id, status on meeting
    for each row when ((old.starts_at, old.ends_at, old.family_minutes_before,
        old.debrief_minutes_after, old.chair_id, old.minute_taker_id, old.room_id, old.status)
        is distinct from (new.starts_at, new.ends_at, new.family_minutes_before,
        new.debrief_minutes_after, new.chair_id, new.minute_taker_id, new.room_id, new.status))
    execute function claim_time_of_meeting();

-- The meeting is locked first: somebody may be moving it, and the claim is for where it goes.
create function claim_time_of_seat() returns trigger language plpgsql as $$
begin
    perform 1 from meeting where id = new.meeting_id for no key update;
    if tg_op = 'UPDATE' then
        delete from time_claim where meeting_id = new.meeting_id and part = 'seat'
            and subject = coalesce('contact:' || old.contact_id,
                'member:' || old.family_member_id, 'user:' || old.user_id);
    end if;
    insert into time_claim (authority_id, subject, part, starts_at, ends_at, meeting_id)
        select n.authority_id, n.subject, n.part, n.starts_at, n.ends_at, n.meeting_id
        from time_needed n where n.meeting_id = new.meeting_id and n.part = 'seat'
        and n.subject = coalesce('contact:' || new.contact_id,
            'member:' || new.family_member_id, 'user:' || new.user_id);
    return null;
end;
$$;

create trigger seat_claims_time after insert on invitee for each row
    when (new.requirement = 'required' and new.removed_at is null)
    execute function claim_time_of_seat();

create trigger seat_changes_claims
    after update of requirement, removed_at, contact_id, family_member_id, user_id, attends_from,
        attends_until on invitee
    for each row when ((old.requirement, old.removed_at, old.contact_id, old.family_member_id,
        old.user_id, old.attends_from, old.attends_until) is distinct from (new.requirement,
        new.removed_at, new.contact_id, new.family_member_id, new.user_id, new.attends_from,
        new.attends_until))
    execute function claim_time_of_seat();

create function claim_nothing_for_mailbox() returns trigger language plpgsql as $$
begin
    delete from time_claim where subject = 'contact:' || new.id;
    return null;
end;
$$;

create trigger mailbox_claims_nothing after update of is_duty_mailbox on contact for each row
    when (new.is_duty_mailbox = 1 and old.is_duty_mailbox = 0)
    execute function claim_nothing_for_mailbox();

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit_is_append_only' using errcode = 'restrict_violation';
end;
$$;

create trigger audit_entry_is_kept before update or delete or truncate on audit_entry
    for each statement execute function audit_is_append_only();
