#include "db/stores/feed_meetings.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

namespace quorate::db {
namespace {

// What stands in an entry of a feed. Nothing of the case or of who comes is even read.
#define ENTRY_AS(reference, starts, ends, from_minute, until_minute)                   \
    "select m.feed_uid, m.sequence, " reference ", " starts ", " ends ", " from_minute \
    ", " until_minute                                                                  \
    ", m.mode, coalesce(m.room_id, ''), "                                              \
    "case when m.status = 'cancelled' then 1 else 0 end, m.changed_at from "
#define ENTRY ENTRY_AS("m.reference", "m.starts_at", "m.ends_at", "0", "null")

// An entry at the time of the seats that the feed is for, once for each seat. The seats come first,
// or SQLite goes through all seats there are.
#define ENTRY_OF_SEATS(seats)               \
    ENTRY_AS("m.reference",                 \
             "m.starts_at",                 \
             "m.ends_at",                   \
             "coalesce(s.attends_from, 0)", \
             "s.attends_until")             \
    "(" seats ") s cross join meeting m where m.id = s.meeting_id "
#define IN_WINDOW                                                                     \
    "and m.starts_at < :until and m.ends_at > :from and (m.status <> 'cancelled' or " \
    "m.changed_at > :since)"

// Seats of an agency's contacts, and of its people with an account; not of a contact who must not
// be at the family's meetings. Privileged meetings are in no agency's feed: that one takes place is
// privileged too.
constexpr const char* of_organisation = ENTRY_OF_SEATS(
    "select i.meeting_id, i.contact_id, i.attends_from, i.attends_until from agency a "
    "cross join contact c cross join invitee i where a.organisation_id = :o "
    "and c.agency_id = a.id and i.contact_id = c.id and i.removed_at is null union all "
    "select i.meeting_id, null, i.attends_from, i.attends_until from agency b "
    "cross join staff_user u cross join invitee i where b.organisation_id = :p "
    "and u.agency_id = b.id and i.user_id = u.id and i.removed_at is null")
    "and m.type not in ('legal_planning', 'pre_proceedings') and not exists (select 1 from "
    "excluded_person x where x.case_id = m.case_id and x.contact_id = s.contact_id) " IN_WINDOW;

// Seats by the account, and as the contact that an agency's user is known as; not at the meetings
// of a family that this contact must not be at.
constexpr const char* of_user = ENTRY_OF_SEATS(
    "select c.id as meeting_id, -c.family_minutes_before as attends_from, "
    "(c.ends_at - c.starts_at) / 60 + c.debrief_minutes_after as attends_until from meeting c "
    "where c.chair_id = :u union all "
    "select i.meeting_id, i.attends_from, i.attends_until from invitee i "
    "join meeting t on t.id = i.meeting_id and t.chair_id <> i.user_id "
    "where i.user_id = :v and i.removed_at is null union all "
    "select i.meeting_id, i.attends_from, i.attends_until from staff_user o "
    "join invitee i on i.contact_id = o.contact_id where o.id = :w and i.removed_at is null")
    "and m.case_id not in (select x.case_id from staff_user e join excluded_person x on "
    "x.contact_id = e.contact_id where e.id = :e) " IN_WINDOW;

// A restricted case's meetings are for those on its access list, not for the whole team.
constexpr const char* of_team = ENTRY
    "meeting m where m.case_id in (select c.id from family_case c where c.team_id = :t and "
    "c.level = 0) " IN_WINDOW;

// Whoever looks after a room has to know when it is taken, with the time before and after; that a
// privileged or restricted meeting is one, they do not.
constexpr const char* of_room = ENTRY_AS(
    "case when q.level = 0 and m.type not in ('legal_planning', 'pre_proceedings') "
    "then m.reference else '' end",
    "m.starts_at - 60 * m.family_minutes_before",
    "m.ends_at + 60 * m.debrief_minutes_after",
    "0",
    "null") "meeting m join family_case q on q.id = m.case_id where m.room_id = :r " IN_WINDOW;

// A meeting as one seat knows it.
struct Seat {
    core::FeedMeeting meeting = {};  // at its own time, with the id of its room
    int from_minute = 0;
    std::optional<int> until_minute = {};
};

using RoomNames = std::map<std::string, std::string, std::less<>>;

// Few rooms, many meetings.
const std::string& name_of_room(Sql& sql, RoomNames& names, const std::string& id)
{
    if (const auto known = names.find(id); known != names.end()) return known->second;
    std::string text;
    if (const auto room = sql.find<std::string, std::string>(
            "select name, building from room where id = :i", id)) {
        const auto& [name, building] = *room;
        text = building.empty() ? name : name + ", " + building;
    }
    return names.emplace(id, std::move(text)).first->second;
}

// Whoever comes for a part of a meeting knows of no other time; a feed with several seats at it has
// all that any of them is for. Who has one seat for all of it is there all along, and who chairs it
// with the family before and after too.
std::vector<core::FeedMeeting> each_once(std::vector<Seat>& seats)
{
    std::vector<Seat*> ordered;
    ordered.reserve(seats.size());
    for (Seat& seat : seats)
        ordered.push_back(&seat);
    std::ranges::sort(ordered, {}, [](const Seat* seat) {
        return std::tuple<core::Instant, std::string_view>{seat->meeting.starts_at,
                                                           seat->meeting.uid};
    });

    std::vector<core::FeedMeeting> found;
    found.reserve(seats.size());
    for (auto seat = ordered.begin(); seat != ordered.end();) {
        Seat& first = **seat;
        for (++seat; seat != ordered.end() && (*seat)->meeting.uid == first.meeting.uid; ++seat) {
            first.from_minute = std::min(first.from_minute, (*seat)->from_minute);
            first.until_minute = first.until_minute && (*seat)->until_minute
                                     ? std::max(first.until_minute, (*seat)->until_minute)
                                     : std::nullopt;
        }
        core::FeedMeeting& meeting = found.emplace_back(std::move(first.meeting));
        if (first.until_minute)
            meeting.ends_at = meeting.starts_at + std::chrono::minutes{*first.until_minute};
        meeting.starts_at += std::chrono::minutes{first.from_minute};
    }
    return found;
}

template <class... In>
std::vector<core::FeedMeeting> entries(Sql& sql, const char* text, const In&... in)
{
    std::vector<Seat> seats;
    sql.each<std::string,
             int,
             std::string,
             core::Instant,
             core::Instant,
             int,
             std::optional<int>,
             std::string,
             std::string,
             int,
             core::Instant>(
        text,
        [&seats](std::string uid,
                 int sequence,
                 std::string reference,
                 core::Instant starts,
                 core::Instant ends,
                 int from_minute,
                 std::optional<int> until_minute,
                 const std::string& mode,
                 std::string room,
                 int is_cancelled,
                 core::Instant changed) {
            seats.push_back({.meeting = {.uid = std::move(uid),
                                         .sequence = sequence,
                                         .reference = std::move(reference),
                                         .starts_at = starts,
                                         .ends_at = ends,
                                         .mode = core::meeting_mode_from(mode).value(),
                                         .room = std::move(room),
                                         .is_cancelled = is_cancelled == 1,
                                         .changed_at = changed},
                             .from_minute = from_minute,
                             .until_minute = until_minute});
        },
        in...);

    std::vector<core::FeedMeeting> found = each_once(seats);
    RoomNames names;
    for (core::FeedMeeting& meeting : found)
        if (!meeting.room.empty()) meeting.room = name_of_room(sql, names, meeting.room);
    return found;
}

// A slot that is held for a meeting takes the time of its chair. Whose case it is for is not read.
void add_held(Sql& sql,
              const core::FeedSource& source,
              const core::FeedWindow& window,
              std::vector<core::FeedMeeting>& found)
{
    for (auto& [uid, starts, ends, until, created] :
         sql.select<std::string, core::Instant, core::Instant, core::Instant, core::Instant>(
             "select feed_uid, starts_at - 60 * family_minutes_before, "
             "ends_at + 60 * debrief_minutes_after, held_until, created_at from slot_hold "
             "where chair_id = :u and starts_at < :until and ends_at > :from "
             "and held_until > :now order by starts_at, feed_uid",
             source.id,
             window.until,
             window.from,
             window.now))
        found.push_back({.uid = std::move(uid),
                         .reference = {},
                         .starts_at = starts,
                         .ends_at = ends,
                         .room = {},
                         .changed_at = created,
                         .held_until = until});
}

}  // namespace

std::vector<core::FeedMeeting> feed_meetings(Sql& sql,
                                             const core::FeedSource& source,
                                             const core::FeedWindow& window)
{
    const auto within = [&](const char* text, const auto&... who) {
        return entries(sql, text, who..., window.until, window.from, window.cancelled_since);
    };
    switch (source.subject) {
        case core::FeedSubject::organisation:
            return within(of_organisation, source.id, source.id);
        case core::FeedSubject::user: {
            auto found = within(of_user, source.id, source.id, source.id, source.id);
            add_held(sql, source, window, found);
            return found;
        }
        case core::FeedSubject::team:
            return within(of_team, source.id);
        case core::FeedSubject::room:
            return within(of_room, source.id);
        case core::FeedSubject::contact:
        case core::FeedSubject::feed:
            break;
    }
    return {};
}

}  // namespace quorate::db
