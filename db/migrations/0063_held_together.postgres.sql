-- Meetings of several families that are held together: each stays a meeting of its own family, and
-- those with the same mark are one event in time. Nobody is in two places at once for being in one
-- of them and in another of the same mark.

alter table meeting add column held_together_id text;
create index meeting_by_held_together on meeting (held_together_id, authority_id);

-- What a claim is for: the mark, or the one meeting or hold. Two claims of a time are refused unless
-- they are for the same.
alter table time_claim add column claimed_for text;
update time_claim set claimed_for = coalesce(meeting_id, hold_id);
alter table time_claim alter column claimed_for set not null;
alter table time_claim drop constraint time_taken;
alter table time_claim add constraint time_taken
    exclude using gist (subject with =, int8range(starts_at, ends_at) with &&,
        claimed_for with <>);
create unique index time_claim_once on time_claim (subject, starts_at, meeting_id);

create function claim_says_what_for() returns trigger language plpgsql as $$
begin
    new.claimed_for := coalesce(
        (select 'together:' || m.held_together_id from meeting m where m.id = new.meeting_id),
        new.meeting_id, new.hold_id);
    return new;
end;
$$;

create trigger claim_is_for_something before insert on time_claim for each row
    execute function claim_says_what_for();

drop trigger meeting_moves_claims on meeting;

create trigger meeting_moves_claims
    after update of starts_at, ends_at, family_minutes_before, debrief_minutes_after, chair_id,
        minute_taker_id, room_id, status, held_together_id on meeting
    for each row when ((old.starts_at, old.ends_at, old.family_minutes_before,
        old.debrief_minutes_after, old.chair_id, old.minute_taker_id, old.room_id, old.status,
        old.held_together_id)
        is distinct from (new.starts_at, new.ends_at, new.family_minutes_before,
        new.debrief_minutes_after, new.chair_id, new.minute_taker_id, new.room_id, new.status,
        new.held_together_id))
    execute function claim_time_of_meeting();
