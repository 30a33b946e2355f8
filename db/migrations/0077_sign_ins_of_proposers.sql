-- The sign-in from which a change of the dates was put forward: whoever confirms it has another.
alter table dates_change add column credential text not null default '';
alter table holiday_list add column credential text not null default '';
