-- What of a record is wrong or put right besides its sections: "decision:…", "plan:…" or
-- "action:…" with an id; empty for a section and for the record as a whole.

alter table record_correction add column part text not null default '';
alter table minutes_amendment add column part text not null default '';

-- Whether somebody with a seat has a copy is asked of each seat of every record that was sent.
create index circulation_by_invitee on circulation (invitee_id);
