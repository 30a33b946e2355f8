-- The day on which a child died, where one has: nothing is written to them any more, and the law
-- keeps the record of a looked after child who died before 18 for 15 years from then.

alter table child add column date_of_death text;
