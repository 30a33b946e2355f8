#include "db/stores/own_calendar_store.hpp"

#include <algorithm>

#include "db/stores/asked.hpp"

namespace quorate::db {
namespace {

// The longest meeting that can be booked, and more.
constexpr std::chrono::hours longest_meeting{24};

// Everything of a meeting and of the person's own seat at it. The seat of the account comes first,
// should there be one as the contact that it belongs to, too.
constexpr const char* own_meeting_columns =
    "select m.id, m.feed_uid, m.sequence, m.reference, "
    "m.starts_at + 60 * coalesce(i.attends_from, 0), "
    "coalesce(m.starts_at + 60 * i.attends_until, m.ends_at), m.mode, coalesce(r.name, ''), "
    "coalesce(r.building, ''), m.status, m.changed_at, coalesce(i.id, ''), "
    "coalesce(i.calendar_uid, ''), coalesce(i.sequence, 0), coalesce(i.requirement, 'required'), "
    "coalesce(i.reply, 'none'), i.replied_at, "
    "coalesce((select w.token_hash from seat_mail w where w.invitee_id = i.id), ''), "
    "coalesce(i.email, '') from ";
constexpr const char* and_own_seat =
    " left join room r on r.id = m.room_id "
    "left join invitee i on i.meeting_id = m.id and i.removed_at is null and (i.user_id = :d or "
    "i.contact_id = (select p.contact_id from staff_user p where p.id = :e)) "
    "where m.authority_id = :f and m.starts_at < :g and m.starts_at > :h and m.ends_at > :i "
    "and (m.status <> 'cancelled' or m.changed_at > :j) "
    "and not exists (select 1 from staff_user e join excluded_person x on x.contact_id = "
    "e.contact_id where e.id = :k and x.case_id = m.case_id) ";
constexpr const char* in_order =
    "order by m.starts_at, m.id, case when i.user_id is null then 1 else 0 end, i.id";

// The person's seats, each with its meeting: few, over all the years, for most people.
constexpr const char* by_seats =
    "(select c.id as meeting_id from meeting c where c.chair_id = :a and c.starts_at < :v and "
    "c.starts_at > :w union select s.meeting_id from invitee s where s.user_id = :b and "
    "s.removed_at is null union select t.meeting_id from staff_user o join invitee t on "
    "t.contact_id = o.contact_id where o.id = :c and t.removed_at is null) own "
    "join meeting m on m.id = own.meeting_id";

// The authority's meetings of the time, or one, each with the person's seat. A short time holds
// fewer of them than somebody has seats who is at a meeting every day.
constexpr const char* is_own = "and (m.chair_id = :l or i.id is not null) ";
constexpr std::chrono::days short_time{45};
constexpr int many_seats = 200;

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

}  // namespace

bool OwnCalendarStore::has_many_seats(const core::UserId& user)
{
    return sql_.value<std::int64_t>(
               "select count(*) from (select 1 from invitee where user_id = :u union all "
               "select 1 from staff_user o join invitee t on t.contact_id = o.contact_id "
               "where o.id = :v limit :l) seats",
               user,
               user,
               many_seats) == many_seats;
}

std::vector<core::OwnMeeting> OwnCalendarStore::meetings(const core::OwnMeetingQuery& query)
{
    const core::Instant since = query.span.from - longest_meeting;
    const bool by_time = query.only || (query.span.until - query.span.from <= short_time &&
                                        has_many_seats(query.user));
    Asked asked{own_meeting_columns};
    if (by_time) {
        asked.text += "meeting m";
    } else {
        asked.text += by_seats;
        asked.bind(query.user);
        asked.bind(query.span.until);
        asked.bind(since);
        asked.bind(query.user);
        asked.bind(query.user);
    }
    asked.text += and_own_seat;
    asked.bind(query.user);
    asked.bind(query.user);
    asked.bind(query.authority);
    asked.bind(query.span.until);
    asked.bind(since);
    asked.bind(query.span.from);
    asked.bind(query.cancelled_since);
    asked.bind(query.user);
    if (by_time) {
        asked.text += is_own;
        asked.bind(query.user);
    }
    if (query.only) {
        asked.text += "and m.id = :m ";
        asked.bind(*query.only);
    }
    asked.text += in_order;
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
                reply_hash,
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
                                     std::string,
                                     std::string>(asked.text.c_str(), asked.values)) {
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
                                         .reply_hash = std::move(reply_hash),
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

}  // namespace quorate::db
