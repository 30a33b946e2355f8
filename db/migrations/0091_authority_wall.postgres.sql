-- A second wall between authorities. A transaction that is for one authority says so (app.authority,
-- see db/session/confinement.hpp) and then sees and writes no row of another, whatever it asks for.
-- Forced, because the service owns its tables; a superuser, and a role with BYPASSRLS, climb over it.
--
-- Called again after every later migration, so that a table that one of them adds has it too.

create function confine_by_authority() returns void language plpgsql as $$
declare
    each record;
begin
    for each in
        select c.oid::regclass as name
        from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
            and a.attname = 'authority_id' and not a.attisdropped
            and not exists (select 1 from pg_policy p
                where p.polrelid = c.oid and p.polname = 'of_one_authority')
    loop
        execute format('alter table %s enable row level security', each.name);
        execute format('alter table %s force row level security', each.name);
        execute format('create policy of_one_authority on %s using '
            '((select coalesce(current_setting(''app.authority'', true), '''')) '
            'in ('''', authority_id))', each.name);
    end loop;
end;
$$;

select confine_by_authority();
