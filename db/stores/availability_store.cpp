#include "db/stores/availability_store.hpp"

#include "db/session/many_rows.hpp"
#include "db/stores/ended_early.hpp"
#include "db/stores/first_found.hpp"
#include "db/stores/owner_list.hpp"

#define BUSY_COLUMNS \
    "id, authority_id, owner, starts_at, ends_at, kind, source, feed_id, created_by, created_at"

namespace quorate::db {
namespace {

// The longest meeting that can be booked, and more: nothing that touches a moment began earlier.
constexpr std::chrono::hours longest_meeting{24};

constexpr const char* insert_head = "insert into busy_time (" BUSY_COLUMNS ")";

std::vector<core::BusyTime> busy_of(Sql& sql, const Asked& asked)
{
    std::vector<core::BusyTime> found;
    for (auto& [id, authority, owner, starts, ends, kind, source, feed, by, at] :
         sql.select<core::BusyTimeId,
                    core::AuthorityId,
                    std::string,
                    core::Instant,
                    core::Instant,
                    std::string,
                    std::string,
                    core::BusyFeedId,
                    core::UserId,
                    core::Instant>(asked.text.c_str(), asked.values))
        found.push_back({.id = std::move(id),
                         .authority = std::move(authority),
                         .owner = core::calendar_owner_from(owner).value(),
                         .starts_at = starts,
                         .ends_at = ends,
                         .kind = core::busy_kind_from(kind).value(),
                         .source = core::busy_source_from(source).value(),
                         .feed = std::move(feed),
                         .created_by = std::move(by),
                         .created_at = at});
    return found;
}

void insert(Sql& sql, const std::vector<core::BusyTime>& times)
{
    ManyRows rows{insert_head};
    for (const core::BusyTime& each : times)
        rows.row(each.id,
                 each.authority,
                 owner_key(each.owner),
                 each.starts_at,
                 each.ends_at,
                 std::string{code(each.kind)},
                 std::string{code(each.source)},
                 each.feed,
                 each.created_by,
                 each.created_at);
    rows.flush(sql);
}

// The ids of one kind of owner among all.
template <class IdType>
std::vector<std::string> ids_of(const std::vector<core::CalendarOwner>& owners)
{
    std::vector<std::string> ids;
    for (const core::CalendarOwner& each : owners)
        if (const auto* id = std::get_if<IdType>(&each.who)) ids.push_back(id->text());
    return ids;
}

// From when until when a meeting takes somebody's time.
struct TakenBy {
    const char* from;
    const char* until;
};

constexpr TakenBy by_part{"(m.starts_at + 60 * coalesce(i.attends_from, 0))", PART_ENDED};
constexpr TakenBy all_along{"(m.starts_at - 60 * m.family_minutes_before)",
                            "(" ENDED_WITH_DEBRIEF ")"};

// The longest time that chair and room are needed before a meeting, and more.
constexpr std::chrono::hours longest_before{4};

// Whose time a meeting takes: SQL for which alternative of CalendarOwner, and for the id.
struct Taker {
    std::string kind;
    std::string id;
};

// One part of the question about meetings.
void ask_meetings(Asked& asked,
                  const Taker& taker,
                  const TakenBy& taken,
                  const std::string& join,
                  const core::AuthorityId& authority,
                  const core::TimeSpan& span)
{
    const auto name = [&asked] { return ":m" + std::to_string(asked.values.size()); };
    asked.text += (asked.text.empty() ? "select " : " union all select ") + taker.kind + ", " +
                  taker.id + ", m.id, " + taken.from + ", " + taken.until +
                  ", coalesce(r.building, '') from meeting m " + join +
                  "left join room r on r.id = m.room_id where m.status <> 'cancelled'";
    ask(asked, " and m.authority_id = " + name(), authority);
    // The bare column is for the index.
    ask(asked, " and m.starts_at < " + name(), span.until + longest_before);
    ask(asked, " and m.starts_at > " + name(), span.from - longest_meeting);
    ask(asked, std::string{" and "} + taken.from + " < " + name(), span.until);
    ask(asked, std::string{" and "} + taken.until + " > " + name(), span.from);
    // One that was adjourned before it began takes nobody's time.
    asked.text += std::string{" and "} + taken.until + " > " + taken.from;
}

// Not the bare column: with it SQLite looks into an index for every pair of a meeting of the span
// and an owner. So it reads the few seats of each meeting once.
void ask_among(Asked& asked, const std::string& column, const std::vector<std::string>& ids)
{
    asked.text += "coalesce(" + column + ", '-') in ";
    ask_list(asked, ids);
}

void ask_meetings_of(Asked& asked,
                     const Taker& taker,
                     const core::AuthorityId& authority,
                     const core::TimeSpan& span,
                     const std::vector<std::string>& ids)
{
    if (ids.empty()) return;
    ask_meetings(asked, taker, all_along, "", authority, span);
    asked.text += " and ";
    ask_among(asked, taker.id, ids);
}

core::CalendarOwner owner_of(int kind, std::string id)
{
    if (kind == 0) return {core::UserId{std::move(id)}};
    if (kind == 1) return {core::ContactId{std::move(id)}};
    return {core::RoomId{std::move(id)}};
}

// Whoever said that they do not come has the time for something else, but for those that the
// meeting cannot do without: theirs stays claimed (time_claim) until the seat is changed.
const std::string by_seat =
    "join invitee i on i.meeting_id = m.id and i.removed_at is null "
    "and (i.requirement = 'required' or i.user_id = m.minute_taker_id or i.reply not in "
    "('cannot_come', 'wrong_person', 'report_only', 'deputy')) ";

}  // namespace

void AvailabilityStore::add(const core::BusyTime& time)
{
    insert(sql_, {time});
}

std::optional<core::BusyTime> AvailabilityStore::find(const core::AuthorityId& authority,
                                                      const core::BusyTimeId& id)
{
    Asked asked{"select " BUSY_COLUMNS " from busy_time"};
    ask(asked, " where authority_id = :a", authority);
    ask(asked, " and id = :i", id);
    return first(busy_of(sql_, asked));
}

bool AvailabilityStore::remove(const core::AuthorityId& authority, const core::BusyTimeId& id)
{
    return sql_.execute(
               "delete from busy_time where authority_id = :a and id = :i", authority, id) == 1;
}

core::PageOf<core::BusyTime> AvailabilityStore::list(const core::AuthorityId& authority,
                                                     const core::BusyTimeQuery& query)
{
    Asked asked{"select " BUSY_COLUMNS " from busy_time"};
    ask(asked, " where authority_id = :a", authority);
    ask(asked, " and owner = :o", owner_key(query.owner));
    if (query.from) ask(asked, " and ends_at > :f", *query.from);
    if (query.until) ask(asked, " and starts_at < :u", *query.until);
    if (!query.stretch.after.empty())
        ask(asked,
            " and (starts_at, id) > (select p.starts_at, p.id from busy_time p where p.id = :p)",
            query.stretch.after);
    ask(asked, " order by starts_at, id limit :n", query.stretch.limit + 1);
    return core::page_of(busy_of(sql_, asked), query.stretch.limit);
}

std::vector<core::BusyTime> AvailabilityStore::busy_times(
    const core::AuthorityId& authority,
    const std::vector<core::CalendarOwner>& owners,
    const core::TimeSpan& span)
{
    Asked asked{"select " BUSY_COLUMNS " from busy_time"};
    ask(asked, " where authority_id = :a", authority);
    ask(asked, " and starts_at < :u", span.until);
    ask(asked, " and ends_at > :f", span.from);
    asked.text += " and owner in ";
    ask_list(asked, owners);
    asked.text += " order by starts_at, id";
    return busy_of(sql_, asked);
}

void AvailabilityStore::replace_csv_times(const core::AuthorityId& authority,
                                          const std::vector<core::CalendarOwner>& owners,
                                          const core::TimeSpan& span,
                                          const std::vector<core::BusyTime>& times)
{
    Asked asked{"delete from busy_time where source = 'csv'"};
    ask(asked, " and authority_id = :a", authority);
    ask(asked, " and starts_at < :u", span.until);
    ask(asked, " and ends_at > :f", span.from);
    asked.text += " and owner in ";
    ask_list(asked, owners);
    sql_.execute(asked.text.c_str(), asked.values);
    insert(sql_, times);
}

void AvailabilityStore::replace_feed_times(const core::AuthorityId& authority,
                                           const core::CalendarOwner& owner,
                                           const core::BusyFeedId& feed,
                                           const core::TimeSpan& span,
                                           const std::vector<core::BusyTime>& times)
{
    sql_.execute(
        "delete from busy_time where authority_id = :a and feed_id = :f and owner = :o "
        "and starts_at < :u",
        authority,
        feed,
        owner_key(owner),
        span.until);
    insert(sql_, times);
}

void AvailabilityStore::remove_feed_times(const core::AuthorityId& authority,
                                          const core::BusyFeedId& feed)
{
    sql_.execute("delete from busy_time where authority_id = :a and feed_id = :f and feed_id <> ''",
                 authority,
                 feed);
}

void AvailabilityStore::remove_times_of(const core::AuthorityId& authority,
                                        const core::CalendarOwner& owner)
{
    sql_.execute("delete from busy_time where authority_id = :a and owner = :o",
                 authority,
                 owner_key(owner));
}

std::vector<core::MeetingTime> AvailabilityStore::meeting_times(
    const core::AuthorityId& authority,
    const std::vector<core::CalendarOwner>& owners,
    const core::TimeSpan& span)
{
    const auto users = ids_of<core::UserId>(owners);
    const auto contacts = ids_of<core::ContactId>(owners);
    const auto rooms = ids_of<core::RoomId>(owners);
    Asked asked;
    ask_meetings_of(asked, {"0", "m.chair_id"}, authority, span, users);
    ask_meetings_of(asked, {"2", "m.room_id"}, authority, span, rooms);
    // Seats of both kinds at once: there are ten times as many as meetings.
    if (!users.empty() || !contacts.empty()) {
        ask_meetings(
            asked,
            {"case when i.user_id is null then 1 else 0 end", "coalesce(i.user_id, i.contact_id)"},
            by_part,
            by_seat + "and (i.user_id is null or i.user_id <> m.chair_id) ",
            authority,
            span);
        asked.text += " and (";
        ask_among(asked, "i.user_id", users);
        asked.text += " or ";
        ask_among(asked, "i.contact_id", contacts);
        asked.text += ")";
    }
    if (asked.text.empty()) return {};
    asked.text += " order by 4, 3, 2";

    std::vector<core::MeetingTime> found;
    for (auto& [kind, id, meeting, starts, ends, building] :
         sql_.select<int, std::string, core::MeetingId, core::Instant, core::Instant, std::string>(
             asked.text.c_str(), asked.values))
        found.push_back({.owner = owner_of(kind, std::move(id)),
                         .meeting = std::move(meeting),
                         .starts_at = starts,
                         .ends_at = ends,
                         .building = std::move(building)});
    return found;
}

}  // namespace quorate::db
