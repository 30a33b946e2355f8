-- When somebody came into the room and left it, in minutes after midnight as clocks in London showed
-- them on the day of the meeting.
alter table invitee add column arrived_at integer check (arrived_at between 0 and 1439);
alter table invitee add column left_at integer check (left_at between 0 and 1439);

-- A meeting without quorum is adjourned, with what keeps the child safe until it is held again and
-- the last day for that; or the chair goes on. A second one in a row was allowed by a manager.
alter table meeting_closing add column interim_plan text not null default '';
alter table meeting_closing add column reconvene_by text;
alter table meeting_closing add column allowed_by text;
alter table meeting_closing add column allowed_reason text not null default '';
