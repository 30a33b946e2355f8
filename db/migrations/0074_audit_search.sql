-- What the viewer of the audit log and its counts are found by.

create index audit_entry_by_action on audit_entry (authority_id, action, number);
create index audit_entry_by_time on audit_entry (authority_id, at, number);

-- Few entries are refusals or exports, so these are small.
create index audit_entry_refused on audit_entry (authority_id, number) where result <> 'ok';
create index audit_entry_refused_object on audit_entry (authority_id, object) where result <> 'ok';
create index audit_entry_exported on audit_entry (authority_id, number)
    where action in ('audit.export', 'export.case_bundle', 'export.diary_csv',
        'export.statutory_return');
