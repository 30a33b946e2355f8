-- The sign-in from which something was asked that another person decides: whoever decides it has
-- another. Nothing is known of it for what was asked before.
alter table overrun_request add column credential text not null default '';
alter table preparation_point add column credential text not null default '';
alter table emergency_access add column credential text not null default '';
alter table emergency_access add column approver_credential text not null default '';
