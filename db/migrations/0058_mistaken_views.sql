-- What somebody of the family was said to have said, and its writer entered by mistake: kept, and
-- shown struck through.

alter table family_views add column mistaken_at bigint;
