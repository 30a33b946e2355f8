-- A chair or a room cannot be in two meetings at once. The database refuses, whoever asks.

create trigger meeting_chair_free_insert before insert on meeting
when new.status <> 'cancelled' and exists (
    select 1 from meeting m where m.chair_id = new.chair_id and m.status <> 'cancelled'
        and m.starts_at < new.ends_at and new.starts_at < m.ends_at)
begin
    select raise(abort, 'chair_taken');
end;

create trigger meeting_chair_free_update before update of starts_at, ends_at, chair_id, status on meeting
when new.status <> 'cancelled' and exists (
    select 1 from meeting m where m.chair_id = new.chair_id and m.status <> 'cancelled'
        and m.id <> new.id and m.starts_at < new.ends_at and new.starts_at < m.ends_at)
begin
    select raise(abort, 'chair_taken');
end;

create trigger meeting_room_free_insert before insert on meeting
when new.status <> 'cancelled' and new.room_id is not null and exists (
    select 1 from meeting m where m.room_id = new.room_id and m.status <> 'cancelled'
        and m.starts_at < new.ends_at and new.starts_at < m.ends_at)
begin
    select raise(abort, 'room_taken');
end;

create trigger meeting_room_free_update before update of starts_at, ends_at, room_id, status on meeting
when new.status <> 'cancelled' and new.room_id is not null and exists (
    select 1 from meeting m where m.room_id = new.room_id and m.status <> 'cancelled'
        and m.id <> new.id and m.starts_at < new.ends_at and new.starts_at < m.ends_at)
begin
    select raise(abort, 'room_taken');
end;

create trigger audit_entry_is_kept_update before update on audit_entry
begin
    select raise(abort, 'audit_is_append_only');
end;

create trigger audit_entry_is_kept_delete before delete on audit_entry
begin
    select raise(abort, 'audit_is_append_only');
end;
