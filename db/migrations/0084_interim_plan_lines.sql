-- Which lines of the interim plan of an adjourned meeting the family may read: their numbers, from
-- 1, with commas between them.

alter table meeting_closing add column lines_for_family text not null default '';
