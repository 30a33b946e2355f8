-- Who was at a meeting that ended early has the rest of its time for something else: it is needed
-- until the end that was recorded, when that was before the planned one. One that was adjourned
-- before it began needs nothing. Otherwise as in 0005.

drop view time_needed;

create view time_needed as
    select m.authority_id, 'user:' || m.chair_id as subject, 'chair' as part,
        m.starts_at - 60 * m.family_minutes_before as starts_at,
        (case when m.closed_at < m.ends_at then m.closed_at else m.ends_at end)
            + 60 * m.debrief_minutes_after as ends_at,
        m.id as meeting_id
    from meeting m where m.status <> 'cancelled'
        and (m.closed_at is null or m.closed_at > m.starts_at)
    union all
    select m.authority_id, 'user:' || m.minute_taker_id, 'minute_taker', m.starts_at,
        case when m.closed_at < m.ends_at then m.closed_at else m.ends_at end, m.id
    from meeting m where m.status <> 'cancelled' and m.minute_taker_id <> m.chair_id
        and (m.closed_at is null or m.closed_at > m.starts_at)
    union all
    select m.authority_id, 'room:' || m.room_id, 'room',
        m.starts_at - 60 * m.family_minutes_before,
        (case when m.closed_at < m.ends_at then m.closed_at else m.ends_at end)
            + 60 * m.debrief_minutes_after, m.id
    from meeting m where m.status <> 'cancelled' and m.room_id is not null
        and (m.closed_at is null or m.closed_at > m.starts_at)
    union all
    select m.authority_id, coalesce('contact:' || i.contact_id, 'member:' || i.family_member_id,
        'user:' || i.user_id), 'seat', m.starts_at + 60 * coalesce(i.attends_from, 0),
        case when m.closed_at < coalesce(m.starts_at + 60 * i.attends_until, m.ends_at)
            then m.closed_at else coalesce(m.starts_at + 60 * i.attends_until, m.ends_at) end, m.id
    from meeting m join invitee i on i.meeting_id = m.id left join contact c on c.id = i.contact_id
    where m.status <> 'cancelled' and i.requirement = 'required' and i.removed_at is null
        and (m.closed_at is null or m.closed_at > m.starts_at + 60 * coalesce(i.attends_from, 0))
        and coalesce(c.is_duty_mailbox, 0) = 0
        and (i.user_id is null or (i.user_id <> m.chair_id
            and i.user_id <> coalesce(m.minute_taker_id, '')));
