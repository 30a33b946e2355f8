-- In which language people are written to. Who was invited before is written to in English.

alter table contact add column language text not null default 'en' check (language in ('en', 'cy'));
alter table invitee add column language text not null default 'en' check (language in ('en', 'cy'));

-- What is recorded for a family's letters holds for the seats that are theirs already.
update invitee set language = 'cy' where family_member_id in (
    select id from family_member where lower(trim(language)) like 'welsh%'
    or lower(trim(language)) like 'cymraeg%' or lower(trim(language)) like 'gymraeg%');
