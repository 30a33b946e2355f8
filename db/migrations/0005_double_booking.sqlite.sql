-- Nobody and no room is in two places at once. Whose time is taken stands in one table, kept up to
-- date from here; whoever asks, the database refuses a second claim of the same time.

create table time_claim (
    authority_id text not null references authority (id),
    subject text not null,
    part text not null check (part in ('chair', 'minute_taker', 'room', 'seat')),
    starts_at bigint not null,
    ends_at bigint not null,
    meeting_id text references meeting (id) on delete cascade,
    hold_id text references slot_hold (id) on delete cascade,
    check ((meeting_id is null) <> (hold_id is null)),
    primary key (subject, starts_at),
    check (ends_at > starts_at and ends_at - starts_at <= 86400)
);
create index time_claim_by_meeting on time_claim (meeting_id, subject);
create index time_claim_by_hold on time_claim (hold_id);

-- No claim is longer than a day, so that not the whole history of a room has to be looked at.
create trigger time_claim_is_free before insert on time_claim
when exists (
    select 1 from time_claim c where c.subject = new.subject and c.starts_at < new.ends_at
        and c.starts_at > new.starts_at - 86400 and c.ends_at > new.starts_at)
begin
    select case new.part
        when 'chair' then raise(abort, 'chair_taken')
        when 'room' then raise(abort, 'room_taken')
        else raise(abort, 'time_taken')
    end;
end;

create trigger time_claim_is_not_moved before update on time_claim
begin
    select raise(abort, 'time_taken');
end;

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

create trigger meeting_claims_time after insert on meeting
when new.status <> 'cancelled'
begin
    insert into time_claim (authority_id, subject, part, starts_at, ends_at, meeting_id)
        select n.authority_id, n.subject, n.part, n.starts_at, n.ends_at, n.meeting_id
        from time_needed n where n.meeting_id = new.id order by n.subject;
end;

create trigger meeting_moves_claims
after update of starts_at, ends_at, family_minutes_before, debrief_minutes_after, chair_id,
    minute_taker_id, room_id, status on meeting
when old.starts_at <> new.starts_at or old.ends_at <> new.ends_at or old.chair_id <> new.chair_id
    or old.family_minutes_before <> new.family_minutes_before
    or old.debrief_minutes_after <> new.debrief_minutes_after
    or old.minute_taker_id is not new.minute_taker_id or old.room_id is not new.room_id
    or old.status <> new.status
begin
    delete from time_claim where meeting_id = new.id;
    insert into time_claim (authority_id, subject, part, starts_at, ends_at, meeting_id)
        select n.authority_id, n.subject, n.part, n.starts_at, n.ends_at, n.meeting_id
        from time_needed n where n.meeting_id = new.id order by n.subject;
end;

create trigger seat_claims_time after insert on invitee
when new.requirement = 'required' and new.removed_at is null
begin
    insert into time_claim (authority_id, subject, part, starts_at, ends_at, meeting_id)
        select n.authority_id, n.subject, n.part, n.starts_at, n.ends_at, n.meeting_id
        from time_needed n where n.meeting_id = new.meeting_id and n.part = 'seat'
        and n.subject = coalesce('contact:' || new.contact_id,
            'member:' || new.family_member_id, 'user:' || new.user_id);
end;

create trigger seat_changes_claims
after update of requirement, removed_at, contact_id, family_member_id, user_id, attends_from,
    attends_until on invitee
when old.requirement <> new.requirement or old.removed_at is not new.removed_at
    or old.contact_id is not new.contact_id or old.user_id is not new.user_id
    or old.family_member_id is not new.family_member_id
    or old.attends_from is not new.attends_from or old.attends_until is not new.attends_until
begin
    delete from time_claim where meeting_id = new.meeting_id and part = 'seat'
        and subject = coalesce('contact:' || old.contact_id,
            'member:' || old.family_member_id, 'user:' || old.user_id);
    insert into time_claim (authority_id, subject, part, starts_at, ends_at, meeting_id)
        select n.authority_id, n.subject, n.part, n.starts_at, n.ends_at, n.meeting_id
        from time_needed n where n.meeting_id = new.meeting_id and n.part = 'seat'
        and n.subject = coalesce('contact:' || new.contact_id,
            'member:' || new.family_member_id, 'user:' || new.user_id);
end;

create trigger mailbox_claims_nothing after update of is_duty_mailbox on contact
when new.is_duty_mailbox = 1 and old.is_duty_mailbox = 0
begin
    delete from time_claim where subject = 'contact:' || new.id;
end;

create trigger audit_entry_is_kept_update before update on audit_entry
begin
    select raise(abort, 'audit_is_append_only');
end;

create trigger audit_entry_is_kept_delete before delete on audit_entry
begin
    select raise(abort, 'audit_is_append_only');
end;
