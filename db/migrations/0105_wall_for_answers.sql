-- Of which authority an answer is that is kept for a request sent again, so that the wall between
-- authorities (0091) stands before it, too.
alter table idempotent_request add column authority_id text not null default '';
update idempotent_request set authority_id =
    (select u.authority_id from staff_user u where u.id = idempotent_request.user_id);
