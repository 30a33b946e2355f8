-- A chair or a room cannot be in two meetings at once. The database refuses, whoever asks.

create extension if not exists btree_gist;

alter table meeting add constraint chair_taken
    exclude using gist (chair_id with =, int8range(starts_at, ends_at) with &&)
    where (status <> 'cancelled');

alter table meeting add constraint room_taken
    exclude using gist (room_id with =, int8range(starts_at, ends_at) with &&)
    where (status <> 'cancelled' and room_id is not null);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit_is_append_only' using errcode = 'restrict_violation';
end;
$$;

create trigger audit_entry_is_kept before update or delete or truncate on audit_entry
    for each statement execute function audit_is_append_only();
