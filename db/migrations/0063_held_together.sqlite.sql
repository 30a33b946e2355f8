-- Meetings of several families that are held together: each stays a meeting of its own family, and
-- those with the same mark are one event in time. Nobody is in two places at once for being in one
-- of them and in another of the same mark.

alter table meeting add column held_together_id text;
create index meeting_by_held_together on meeting (held_together_id, authority_id);

-- The key forbade the second claim of a time; now a meeting claims a time once.
create table time_claim_kept as select * from time_claim;
drop table time_claim;
create table time_claim (
    authority_id text not null references authority (id),
    subject text not null,
    part text not null check (part in ('chair', 'minute_taker', 'room', 'seat')),
    starts_at bigint not null,
    ends_at bigint not null,
    meeting_id text references meeting (id) on delete cascade,
    hold_id text references slot_hold (id) on delete cascade,
    check ((meeting_id is null) <> (hold_id is null)),
    unique (subject, starts_at, meeting_id),
    check (ends_at > starts_at and ends_at - starts_at <= 86400)
);
insert into time_claim (authority_id, subject, part, starts_at, ends_at, meeting_id, hold_id)
    select authority_id, subject, part, starts_at, ends_at, meeting_id, hold_id
    from time_claim_kept;
drop table time_claim_kept;
create index time_claim_by_meeting on time_claim (meeting_id, subject);
create index time_claim_by_hold on time_claim (hold_id);

-- No claim is longer than a day, so that not the whole history of a room has to be looked at.
create trigger time_claim_is_free before insert on time_claim
when exists (
    select 1 from time_claim c where c.subject = new.subject and c.starts_at < new.ends_at
        and c.starts_at > new.starts_at - 86400 and c.ends_at > new.starts_at
        and (c.meeting_id is null or not exists (
            select 1 from meeting a join meeting b on b.held_together_id = a.held_together_id
            where a.id = new.meeting_id and b.id = c.meeting_id)))
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

drop trigger meeting_moves_claims;

create trigger meeting_moves_claims
after update of starts_at, ends_at, family_minutes_before, debrief_minutes_after, chair_id,
    minute_taker_id, room_id, status, held_together_id on meeting
when old.starts_at <> new.starts_at or old.ends_at <> new.ends_at or old.chair_id <> new.chair_id
    or old.family_minutes_before <> new.family_minutes_before
    or old.debrief_minutes_after <> new.debrief_minutes_after
    or old.minute_taker_id is not new.minute_taker_id or old.room_id is not new.room_id
    or old.status <> new.status or old.held_together_id is not new.held_together_id
begin
    delete from time_claim where meeting_id = new.id;
    insert into time_claim (authority_id, subject, part, starts_at, ends_at, meeting_id)
        select n.authority_id, n.subject, n.part, n.starts_at, n.ends_at, n.meeting_id
        from time_needed n where n.meeting_id = new.id order by n.subject;
end;
