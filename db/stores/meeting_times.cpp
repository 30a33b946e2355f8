#include <chrono>
#include <set>

#include "db/stores/ended_early.hpp"
#include "db/stores/meeting_store.hpp"
#include "db/stores/time_claims.hpp"

// The times that meetings take of people and rooms.

namespace quorate::db {

using std::chrono::minutes;

core::Clashes MeetingStore::clashes(const core::TimeNeeds& needs, core::Instant now)
{
    const std::string chair = user_subject(needs.chair);
    const std::string minute_taker =
        needs.minute_taker ? user_subject(*needs.minute_taker) : std::string{};
    const std::string room = needs.room ? room_subject(*needs.room) : std::string{};
    std::set<std::string> people{minute_taker};
    std::set<std::string> in_part;
    for (const core::SeatHolder& holder : needs.required)
        (needs.windows.contains(holder) ? in_part : people).insert(seat_key(holder));
    std::set<std::string> all_along{chair, room};
    people.erase("");
    people.erase(chair);
    all_along.erase("");

    std::set<std::string> taken =
        taken_subjects(sql_, needs, needs.starts_at, needs.ends_at, people, now);
    for (const auto& [holder, window] : needs.windows) {
        const std::string subject = seat_key(holder);
        if (!in_part.contains(subject)) continue;
        const auto time = core::attended(needs.starts_at, needs.ends_at, window);
        taken.merge(taken_subjects(sql_, needs, time.starts_at, time.ends_at, {subject}, now));
    }
    const std::set<std::string> taken_all_along =
        taken_subjects(sql_,
                       needs,
                       needs.starts_at - minutes{needs.family_minutes_before},
                       needs.ends_at + minutes{needs.debrief_minutes_after},
                       all_along,
                       now);
    core::Clashes clashes{.chair = taken_all_along.contains(chair),
                          .minute_taker = taken.contains(minute_taker),
                          .room = taken_all_along.contains(room)};
    for (const core::SeatHolder& holder : needs.required) {
        const std::string subject = seat_key(holder);
        if (subject != chair && subject != minute_taker && taken.contains(subject))
            clashes.required.push_back(holder);
    }
    return clashes;
}

std::vector<core::TakenTime> MeetingStore::taken_times(const core::AuthorityId& authority,
                                                       core::Instant from,
                                                       core::Instant until)
{
    std::vector<core::TakenTime> taken;
    for (auto& [contact, member, user, meeting, starts, ends] :
         sql_.select<std::optional<core::ContactId>,
                     std::optional<core::FamilyMemberId>,
                     std::optional<core::UserId>,
                     core::MeetingId,
                     core::Instant,
                     core::Instant>(
             "select i.contact_id, i.family_member_id, i.user_id, m.id, "
             "m.starts_at + 60 * coalesce(i.attends_from, 0), " PART_ENDED
             " from meeting m join invitee i on i.meeting_id = m.id and i.removed_at is null "
             "where m.authority_id = :a and m.starts_at < :u and " PART_ENDED
             " > :f and m.status <> 'cancelled' and (i.user_id is null or i.user_id <> m.chair_id) "
             "union all select null, null, m.chair_id, m.id, "
             "m.starts_at - 60 * m.family_minutes_before, " ENDED_WITH_DEBRIEF
             " from meeting m where m.authority_id = :a2 "
             "and m.starts_at - 60 * m.family_minutes_before < :u2 and " ENDED_WITH_DEBRIEF
             " > :f2 and m.status <> 'cancelled' order by 5, 4",
             authority,
             until,
             from,
             authority,
             until,
             from))
        taken.push_back({.who = {std::move(contact), std::move(member), std::move(user)},
                         .meeting = std::move(meeting),
                         .starts_at = starts,
                         .ends_at = ends});
    return taken;
}

}  // namespace quorate::db
