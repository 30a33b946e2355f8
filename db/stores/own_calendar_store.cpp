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
