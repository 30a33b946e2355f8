-- That somebody saw to what was written with a reply: never changed. Another reply has a note anew.
create table note_dealt_with (
    authority_id text not null references authority (id),
    invitee_id text not null,
    replied_at bigint not null,
    dealt_with_by text not null,
    at bigint not null,
    primary key (invitee_id, replied_at),
    foreign key (authority_id, invitee_id) references invitee (authority_id, id)
);
-- What waits for somebody, of every meeting.
create index mailed_reply_waiting on mailed_reply (authority_id) where state = 'waiting';
create index invitee_with_note on invitee (authority_id) where reply_note <> '';
