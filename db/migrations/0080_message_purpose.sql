-- What a message to staff is for, which the kinds that may stand beside it do not know: that their
-- account is about to be suspended, that something waits for a second person.

alter table outbox_message add column purpose text;
