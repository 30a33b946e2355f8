-- How far a mail server's folder has been read, so that no mail is passed over or taken for new.
create table inbox_place (
    inbox text primary key, -- user, server and folder
    validity bigint not null, -- the folder's UIDVALIDITY: with another, its UIDs start again
    last_uid bigint not null
);
