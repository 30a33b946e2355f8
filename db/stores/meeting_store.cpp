#include "db/stores/meeting_store.hpp"

#include <algorithm>

#include "core/dates/london_time.hpp"
#include "db/stores/due_date_columns.hpp"
#include "db/stores/meeting_columns.hpp"
#include "db/stores/raise_feeds.hpp"

namespace quorate::db {
namespace {

std::string late_code(const core::Meeting& meeting)
{
    return meeting.late_reason_code ? std::string{code(*meeting.late_reason_code)} : std::string{};
}

}  // namespace

void MeetingStore::add(const core::Meeting& meeting)
{
    sql_.execute(
        "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, "
        "starts_at, ends_at, mode, chair_id, room_id, venue, video_link, due_date_id, "
        "late_reason_code, late_reason, late_authoriser_id, change_reason, sequence, created_by, "
        "created_at, changed_at, minute_taker_id, family_minutes_before, debrief_minutes_after, "
        "held_together_id) "
        "values "
        "(:i, :a, :c, :t, :r, :f, :s, :b, :e, :m, :ch, :ro, :v, :vl, :d, :lc, :lr, :la, :cr, :sq, "
        ":by, :at, :ca, :mt, :fb, :da, :ht)",
        meeting.id,
        meeting.authority,
        meeting.case_id,
        std::string{code(meeting.type)},
        meeting.reference,
        meeting.feed_uid,
        std::string{code(meeting.status)},
        meeting.starts_at,
        meeting.ends_at,
        std::string{code(meeting.mode)},
        meeting.chair,
        meeting.room,
        meeting.venue,
        meeting.video_link,
        meeting.due_date,
        late_code(meeting),
        meeting.late_reason,
        meeting.late_authoriser,
        meeting.change_reason,
        meeting.sequence,
        meeting.created_by,
        meeting.created_at,
        meeting.changed_at,
        meeting.minute_taker,
        meeting.family_minutes_before,
        meeting.debrief_minutes_after,
        meeting.held_together);
    raise_feed_of_room(sql_, meeting.id);
    for (const core::ChildId& child : meeting.children)
        sql_.execute(
            "insert into meeting_child (authority_id, meeting_id, child_id) values (:a, :m, :c)",
            meeting.authority,
            meeting.id,
            child);
}

std::optional<core::Meeting> MeetingStore::find(const core::AuthorityId& authority,
                                                const core::MeetingId& id)
{
    auto rows = select_meetings(sql_,
                                "select " MEETING_COLUMNS
                                " from meeting m where m.authority_id = :a and m.id = :i",
                                authority,
                                id);
    if (rows.empty()) return std::nullopt;
    core::Meeting meeting = meeting_of(rows.front());
    for (auto& [child] : sql_.select<core::ChildId>(
             "select child_id from meeting_child where authority_id = :a and meeting_id = :m "
             "order by child_id",
             authority,
             id))
        meeting.children.push_back(std::move(child));
    return meeting;
}

void MeetingStore::set_hold(const core::AuthorityId& authority,
                            const core::MeetingId& id,
                            const core::HoldId& hold)
{
    sql_.execute("update meeting set from_hold = :h where authority_id = :a and id = :i",
                 hold,
                 authority,
                 id);
}

std::optional<core::MeetingId> MeetingStore::booked_with(const core::AuthorityId& authority,
                                                         const core::HoldId& hold)
{
    for (auto& [id] : sql_.select<core::MeetingId>(
             "select id from meeting where authority_id = :a and from_hold = :h", authority, hold))
        return std::move(id);
    return std::nullopt;
}

std::vector<core::Meeting> MeetingStore::of_case(const core::AuthorityId& authority,
                                                 const core::CaseId& id)
{
    std::vector<core::Meeting> meetings;
    for (auto& row :
         select_meetings(sql_,
                         "select " MEETING_COLUMNS " from meeting m where m.authority_id = :a and "
                         "m.case_id = :c and m.status <> 'cancelled' "
                         "order by m.starts_at, m.id",
                         authority,
                         id))
        meetings.push_back(meeting_of(row));
    for (auto& [meeting, child] : sql_.select<core::MeetingId, core::ChildId>(
             "select n.meeting_id, n.child_id from meeting_child n "
             "join meeting m on m.id = n.meeting_id "
             "where m.authority_id = :a and m.case_id = :c order by n.child_id",
             authority,
             id)) {
        const auto found = std::ranges::find(meetings, meeting, &core::Meeting::id);
        if (found != meetings.end()) found->children.push_back(std::move(child));
    }
    return meetings;
}

std::vector<core::Meeting> MeetingStore::held_together(const core::AuthorityId& authority,
                                                       const core::HeldTogetherId& id)
{
    std::vector<core::Meeting> meetings;
    for (auto& [meeting] : sql_.select<core::MeetingId>(
             "select id from meeting where authority_id = :a and held_together_id = :h "
             "order by created_at, id",
             authority,
             id))
        if (auto found = find(authority, meeting)) meetings.push_back(*std::move(found));
    return meetings;
}

void MeetingStore::hold_together(const core::AuthorityId& authority,
                                 const core::MeetingId& meeting,
                                 const core::HeldTogetherId& id)
{
    sql_.execute(
        "update meeting set held_together_id = :h, replies_version = replies_version + 1 "
        "where authority_id = :a and id = :i",
        id,
        authority,
        meeting);
}

core::Result<int> MeetingStore::save(const core::Meeting& meeting)
{
    raise_feed_of_room(sql_, meeting.id);  // it may be in another afterwards
    const auto changed = sql_.execute(
        "update meeting set status = :s, starts_at = :b, ends_at = :e, "
        "family_minutes_before = :fb, debrief_minutes_after = :da, mode = :m, chair_id = :ch, "
        "minute_taker_id = :mt, room_id = :ro, venue = :v, video_link = :vl, due_date_id = :d, "
        "late_reason_code = :lc, late_reason = :lr, late_authoriser_id = :la, change_reason = :cr, "
        "sequence = :sq, changed_at = :ca, "
        "opened_at = :op, closed_at = :cl, held_together_id = :ht, version = version + 1, "
        "replies_version = replies_version + 1 "
        "where authority_id = :a and id = :i and version = :ver",
        std::string{code(meeting.status)},
        meeting.starts_at,
        meeting.ends_at,
        meeting.family_minutes_before,
        meeting.debrief_minutes_after,
        std::string{code(meeting.mode)},
        meeting.chair,
        meeting.minute_taker,
        meeting.room,
        meeting.venue,
        meeting.video_link,
        meeting.due_date,
        late_code(meeting),
        meeting.late_reason,
        meeting.late_authoriser,
        meeting.change_reason,
        meeting.sequence,
        meeting.changed_at,
        meeting.opened_at,
        meeting.closed_at,
        meeting.held_together,
        meeting.authority,
        meeting.id,
        meeting.version);
    if (changed == 1) {
        raise_feed_of_room(sql_, meeting.id);
        static const std::string text = "update due_date set booked_late = " + starts_after_limit +
                                        " where authority_id = :a and meeting_id = :i";
        sql_.execute(text.c_str(),
                     meeting.starts_at,
                     core::london_date(meeting.starts_at),
                     meeting.authority,
                     meeting.id);
        return meeting.version + 1;
    }
    const bool exists = find(meeting.authority, meeting.id).has_value();
    return exists ? core::Refusal::stale_version : core::Refusal::not_found;
}

bool MeetingStore::has_reference(const std::string& reference)
{
    return sql_.value<int>("select count(*) from meeting where reference = :r", reference) > 0;
}
void MeetingStore::raise_replies_version(const core::AuthorityId& authority,
                                         const core::MeetingId& id)
{
    sql_.execute(
        "update meeting set replies_version = replies_version + 1 "
        "where authority_id = :a and id = :i",
        authority,
        id);
}

int MeetingStore::replies_version(const core::AuthorityId& authority, const core::MeetingId& id)
{
    const auto row = sql_.find<int>(
        "select replies_version from meeting where authority_id = :a and id = :i", authority, id);
    return row ? std::get<0>(*row) : 0;
}

}  // namespace quorate::db
