#include "db/stores/own_calendar_store.hpp"

#include <algorithm>

#include "db/session/many_rows.hpp"
#include "db/stores/asked.hpp"
#include "db/stores/first_found.hpp"

#define ENTRY_COLUMNS                                                                           \
    "id, authority_id, user_id, name, uid, lines, starts_at, ends_at, read_until, changed_at, " \
    "version"

namespace quorate::db {
namespace {

// The longest meeting that can be booked, and more.
constexpr std::chrono::hours longest_meeting{24};

// The seats by the account and as the contact that it belongs to; nothing of a family that this
// contact must not meet. The seat of the account comes first, should there be both.
constexpr const char* own_meetings =
    "select m.id, m.feed_uid, m.sequence, m.reference, "
    "m.starts_at + 60 * coalesce(i.attends_from, 0), "
    "coalesce(m.starts_at + 60 * i.attends_until, m.ends_at), m.mode, coalesce(r.name, ''), "
    "coalesce(r.building, ''), m.status, m.changed_at, coalesce(i.id, ''), "
    "coalesce(i.calendar_uid, ''), coalesce(i.sequence, 0), coalesce(i.requirement, 'required'), "
    "coalesce(i.reply, 'none'), i.replied_at, coalesce(i.link_generation, 1), "
    "coalesce(i.email, '') from (select c.id as meeting_id from meeting c where c.chair_id = :a "
    "and c.starts_at < :v and c.starts_at > :w union select s.meeting_id from invitee s where "
    "s.user_id = :b and s.removed_at is null "
    "union select t.meeting_id from staff_user o join invitee t on t.contact_id = o.contact_id "
    "where o.id = :c and t.removed_at is null) own join meeting m on m.id = own.meeting_id "
    "left join room r on r.id = m.room_id "
    "left join invitee i on i.meeting_id = m.id and i.removed_at is null and (i.user_id = :d or "
    "i.contact_id = (select p.contact_id from staff_user p where p.id = :e)) "
    "where m.authority_id = :f and m.starts_at < :g and m.starts_at > :h and m.ends_at > :i "
    "and (m.status <> 'cancelled' or m.changed_at > :j) "
    "and not exists (select 1 from staff_user e join excluded_person x on x.contact_id = "
    "e.contact_id where e.id = :k and x.case_id = m.case_id) and (:l = '' or m.id = :m) "
    "order by m.starts_at, m.id, case when i.user_id is null then 1 else 0 end, i.id";

// Of these meetings, when. `n` keeps the names of parameters apart.
#define IN_OWN_TIME(n)                                                                       \
    "and m.authority_id = :a" n " and m.starts_at < :u" n " and m.starts_at > :s" n          \
    " and m.ends_at > :f" n                                                                  \
    " and m.status <> 'cancelled' and m.case_id not in (select x.case_id from staff_user e " \
    "join excluded_person x on x.contact_id = e.contact_id where e.id = :e" n ") "
#define SEAT_TIME                                            \
    "i.id, m.starts_at + 60 * coalesce(i.attends_from, 0), " \
    "coalesce(m.starts_at + 60 * i.attends_until, m.ends_at) from "

// By a seat of the account, by one of its contact, and as chair: the first of these counts, as for
// whole meetings.
constexpr const char* own_meeting_times =
    "select m.id, 0, " SEAT_TIME
    "invitee i join meeting m on m.id = i.meeting_id "
    "where i.user_id = :v1 and i.removed_at is null " IN_OWN_TIME("1")
    "union all select m.id, 1, " SEAT_TIME
    "staff_user o join invitee i on i.contact_id = o.contact_id "
    "join meeting m on m.id = i.meeting_id "
    "where o.id = :v2 and i.removed_at is null " IN_OWN_TIME("2")
    "union all select m.id, 2, '', m.starts_at, m.ends_at from meeting m "
    "where m.chair_id = :v3 " IN_OWN_TIME("3");

std::vector<core::BusyEntry> entries(Sql& sql, const Asked& asked)
{
    std::vector<core::BusyEntry> found;
    for (auto& [id, authority, user, name, uid, lines, starts, ends, read, changed, version] :
         sql.select<core::BusyEntryId,
                    core::AuthorityId,
                    core::UserId,
                    std::string,
                    std::string,
                    std::string,
                    core::Instant,
                    std::optional<core::Instant>,
                    core::Instant,
                    core::Instant,
                    int>(asked.text.c_str(), asked.values))
        found.push_back({.id = std::move(id),
                         .authority = std::move(authority),
                         .user = std::move(user),
                         .name = std::move(name),
                         .uid = std::move(uid),
                         .lines = std::move(lines),
                         .starts_at = starts,
                         .ends_at = ends,
                         .read_until = read,
                         .changed_at = changed,
                         .version = version});
    return found;
}

Asked entry_where(const char* condition, const core::UserId& user, const std::string& value)
{
    Asked asked{std::string{"select " ENTRY_COLUMNS " from busy_entry where user_id = :u and "} +
                condition};
    asked.bind(user);
    asked.bind(value);
    return asked;
}

}  // namespace

std::vector<core::OwnMeeting> OwnCalendarStore::meetings(const core::OwnMeetingQuery& query)
{
    const std::string only = query.only ? query.only->text() : std::string{};
    std::vector<core::OwnMeeting> found;
    for (auto& [id,
                uid,
                sequence,
                reference,
                starts,
                ends,
                mode,
                room,
                building,
                status,
                changed,
                seat,
                seat_uid,
                seat_sequence,
                requirement,
                reply,
                replied,
                generation,
                email] : sql_.select<core::MeetingId,
                                     std::string,
                                     int,
                                     std::string,
                                     core::Instant,
                                     core::Instant,
                                     std::string,
                                     std::string,
                                     std::string,
                                     std::string,
                                     core::Instant,
                                     core::InviteeId,
                                     std::string,
                                     int,
                                     std::string,
                                     std::string,
                                     std::optional<core::Instant>,
                                     int,
                                     std::string>(own_meetings,
                                                  query.user,
                                                  query.span.until,
                                                  query.span.from - longest_meeting,
                                                  query.user,
                                                  query.user,
                                                  query.user,
                                                  query.user,
                                                  query.authority,
                                                  query.span.until,
                                                  query.span.from - longest_meeting,
                                                  query.span.from,
                                                  query.cancelled_since,
                                                  query.user,
                                                  only,
                                                  only)) {
        if (!found.empty() && found.back().id == id) continue;
        if (!building.empty()) room += ", " + building;
        core::OwnMeeting meeting{.id = std::move(id),
                                 .uid = std::move(uid),
                                 .sequence = sequence,
                                 .reference = std::move(reference),
                                 .starts_at = starts,
                                 .ends_at = ends,
                                 .mode = core::meeting_mode_from(mode).value(),
                                 .room = std::move(room),
                                 .is_cancelled = status == "cancelled",
                                 .changed_at = changed};
        if (!seat.empty())
            meeting.seat = core::OwnSeat{.id = std::move(seat),
                                         .calendar_uid = std::move(seat_uid),
                                         .sequence = seat_sequence,
                                         .requirement = core::requirement_from(requirement).value(),
                                         .reply = core::reply_from(reply).value(),
                                         .replied_at = replied,
                                         .link_generation = generation,
                                         .email = std::move(email)};
        found.push_back(std::move(meeting));
    }
    return found;
}

std::vector<core::TimeSpan> OwnCalendarStore::meeting_times(const core::OwnMeetingQuery& query)
{
    const core::Instant since = query.span.from - longest_meeting;
    Asked asked{own_meeting_times};
    for (int branch = 0; branch < 3; ++branch) {
        asked.bind(query.user);
        asked.bind(query.authority);
        asked.bind(query.span.until);
        asked.bind(since);
        asked.bind(query.span.from);
        asked.bind(query.user);
    }
    auto rows = sql_.select<core::MeetingId, int, core::InviteeId, core::Instant, core::Instant>(
        own_meeting_times, asked.values);
    std::ranges::sort(rows);
    std::vector<core::TimeSpan> times;
    const core::MeetingId* last = nullptr;
    for (const auto& [id, rank, seat, starts, ends] : rows) {
        if (last == nullptr || *last != id) times.push_back({starts, ends});
        last = &id;
    }
    return times;
}

std::vector<core::BusyEntry> OwnCalendarStore::busy_entries(
    const core::UserId& user, const std::optional<core::TimeSpan>& span)
{
    Asked asked{"select " ENTRY_COLUMNS " from busy_entry where user_id = :u"};
    asked.bind(user);
    if (span) {
        // What repeats is known until read_until; after that it may be anywhere.
        asked.text +=
            " and starts_at < :e and (ends_at > :s or (ends_at is null and (read_until < :f or "
            "exists (select 1 from busy_time b where b.authority_id = busy_entry.authority_id "
            "and b.feed_id = busy_entry.id and b.starts_at < :g and b.ends_at > :h))))";
        asked.bind(span->until);
        asked.bind(span->from);
        asked.bind(span->until);
        asked.bind(span->until);
        asked.bind(span->from);
    }
    asked.text += " order by name";
    return entries(sql_, asked);
}

std::optional<core::BusyEntry> OwnCalendarStore::find_busy_entry(const core::UserId& user,
                                                                 const std::string& name)
{
    return first(entries(sql_, entry_where("name = :n", user, name)));
}

std::optional<core::BusyEntry> OwnCalendarStore::busy_entry_of_uid(const core::UserId& user,
                                                                   const std::string& uid)
{
    return first(entries(sql_, entry_where("uid = :i", user, uid)));
}

std::vector<core::BusyEntry> OwnCalendarStore::busy_entries_to_read(core::Instant before,
                                                                    const core::BusyEntryId& after,
                                                                    int limit)
{
    Asked asked{"select " ENTRY_COLUMNS
                " from busy_entry where read_until < :b and (ends_at is null or ends_at > "
                "read_until) and id > :i order by id limit :l"};
    asked.bind(before);
    asked.bind(after);
    asked.bind(limit);
    return entries(sql_, asked);
}

void OwnCalendarStore::save(const core::BusyEntry& entry)
{
    sql_.execute("delete from busy_entry where id = :i", entry.id);
    sql_.execute("insert into busy_entry (" ENTRY_COLUMNS
                 ") values (:i, :a, :u, :n, :d, :l, :s, :e, :r, :c, :v)",
                 entry.id,
                 entry.authority,
                 entry.user,
                 entry.name,
                 entry.uid,
                 entry.lines,
                 entry.starts_at,
                 entry.ends_at,
                 entry.read_until,
                 entry.changed_at,
                 entry.version);
}

void OwnCalendarStore::remove(const core::BusyEntryId& id)
{
    sql_.execute("delete from busy_entry where id = :i", id);
}

void OwnCalendarStore::save_times(const core::BusyEntry& entry,
                                  const std::vector<core::BusyTime>& times)
{
    sql_.execute("delete from busy_time where authority_id = :a and feed_id = :f and feed_id <> ''",
                 entry.authority,
                 entry.id);
    ManyRows rows{
        "insert into busy_time (id, authority_id, owner, starts_at, ends_at, kind, source, "
        "feed_id, created_by, created_at)"};
    for (const core::BusyTime& each : times)
        rows.row(each.id,
                 entry.authority,
                 owner_key(each.owner),
                 each.starts_at,
                 each.ends_at,
                 std::string{core::code(each.kind)},
                 std::string{core::code(core::BusySource::caldav)},
                 entry.id,
                 each.created_by,
                 each.created_at);
    rows.flush(sql_);
}

std::map<std::string, std::vector<int>> OwnCalendarStore::alarms(const core::UserId& user)
{
    std::map<std::string, std::vector<int>> found;
    for (auto& [object, minutes] : sql_.select<std::string, int>(
             "select object_id, minutes_before from own_alarm where user_id = :u "
             "order by object_id, minutes_before",
             user))
        found[object].push_back(minutes);
    return found;
}

void OwnCalendarStore::save_alarms(const core::UserId& user,
                                   const std::string& object,
                                   const std::vector<int>& minutes_before)
{
    sql_.execute("delete from own_alarm where user_id = :u and object_id = :o", user, object);
    ManyRows rows{"insert into own_alarm (user_id, object_id, minutes_before)"};
    for (const int minutes : minutes_before)
        rows.row(user, object, minutes);
    rows.flush(sql_);
}

std::optional<core::OwnCalendarChanges> OwnCalendarStore::changes(const core::UserId& user,
                                                                  core::OwnCalendar calendar)
{
    const std::string which{code(calendar)};
    auto state = sql_.find<std::string, std::int64_t, std::int64_t>(
        "select nonce, number, oldest from calendar_state where user_id = :u and calendar = :c",
        user,
        which);
    if (!state) return std::nullopt;
    core::OwnCalendarChanges found{
        .state = {std::get<0>(*state), std::get<1>(*state), std::get<2>(*state)}};
    for (auto& [name, tag, number, gone] : sql_.select<std::string, std::string, std::int64_t, int>(
             "select name, tag, number, is_gone from calendar_member where user_id = :u "
             "and calendar = :c order by name",
             user,
             which))
        found.members.push_back({std::move(name), std::move(tag), number, gone == 1});
    return found;
}

void OwnCalendarStore::lock(const core::UserId& user,
                            core::OwnCalendar calendar,
                            const std::string& nonce)
{
    const std::string which{code(calendar)};
    sql_.execute(
        "insert into calendar_state (user_id, calendar, nonce, number, oldest) "
        "values (:u, :c, :n, 0, 0) on conflict (user_id, calendar) do nothing",
        user,
        which,
        nonce);
    sql_.execute("update calendar_state set number = number where user_id = :u and calendar = :c",
                 user,
                 which);
}

void OwnCalendarStore::save(const core::UserId& user,
                            core::OwnCalendar calendar,
                            const core::CalendarState& state)
{
    sql_.execute(
        "update calendar_state set number = :n, oldest = :o where user_id = :u and "
        "calendar = :c",
        state.number,
        state.oldest,
        user,
        std::string{code(calendar)});
}

void OwnCalendarStore::save(const core::UserId& user,
                            core::OwnCalendar calendar,
                            const std::vector<core::CalendarMember>& members,
                            core::Instant at)
{
    const std::string which{code(calendar)};
    for (const core::CalendarMember& each : members)
        sql_.execute(
            "delete from calendar_member where user_id = :u and calendar = :c and "
            "name = :n",
            user,
            which,
            each.name);
    ManyRows rows{
        "insert into calendar_member (user_id, calendar, name, tag, number, is_gone, "
        "changed_at)"};
    for (const core::CalendarMember& each : members)
        rows.row(user, which, each.name, each.tag, each.number, each.is_gone ? 1 : 0, at);
    rows.flush(sql_);
}

std::int64_t OwnCalendarStore::forget_gone(const core::UserId& user,
                                           core::OwnCalendar calendar,
                                           core::Instant before)
{
    const std::string which{code(calendar)};
    const auto highest = sql_.value<std::int64_t>(
        "select coalesce(max(number), 0) from calendar_member where user_id = :u and "
        "calendar = :c and is_gone = 1 and changed_at < :t",
        user,
        which,
        before);
    if (highest > 0)
        sql_.execute(
            "delete from calendar_member where user_id = :u and calendar = :c and "
            "is_gone = 1 and changed_at < :t",
            user,
            which,
            before);
    return highest;
}

}  // namespace quorate::db
