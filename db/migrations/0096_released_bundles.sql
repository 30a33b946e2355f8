-- What somebody is given who asked what is held about them, as it was when it was released. Empty
-- for what waits, and for what was released before it was kept.
alter table case_bundle add column released_content text not null default '';

-- What was written to one person is looked up by what a mail is about.
create index outbox_message_by_notice on outbox_message (notice_id);
create index outbox_message_by_poll_seat on outbox_message (poll_seat_id);
create index outbox_message_by_circulation on outbox_message (circulation_id);
