-- A seat that was handed to a deputy: when, by whom, and which seat took its place.
alter table seat_delivery add column handed_at bigint;
alter table seat_delivery add column handed_by text;
alter table seat_delivery add column handed_to text;

-- How many working days before a meeting people are reminded of it: "5,1". Up to three.
alter table reminder_policy add column working_days text not null default '5,1';
alter table reminder_policy add column version integer not null default 1;
