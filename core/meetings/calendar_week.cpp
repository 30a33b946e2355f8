#include "core/meetings/calendar_week.hpp"

#include <utility>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/cases/listed_rights.hpp"
#include "core/cases/must_not_meet_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/invitee_store.hpp"

namespace quorate::core {
namespace {

std::vector<LastDay> last_days(UnitOfWork& work,
                               const MeetingTools& tools,
                               const Actor& actor,
                               Date after)
{
    std::vector<LastDay> days;
    const Instant now = tools.clock.now();
    const auto reach = permit_list(actor, Action::case_search, now);
    if (!reach) return days;  // an agency's user has no queue
    const ListedRights rights{work, actor, now};
    for (QueueRow& row :
         work.due_dates.needing_a_date(actor, *reach, now, {.limit = longest_stretch}))
        if (row.due.limit_date < after) {
            const bool may_book = rights.may(Action::meeting_create, row.due.case_id);
            const bool is_past = !is_kept_at(row.due, now);
            days.push_back({std::move(row), is_past, may_book});
        }
    return days;
}

// One question for all pairs and, if there are any, one for all seats.
void find_who_meets(UnitOfWork& work,
                    const MeetingTools& tools,
                    const Actor& actor,
                    Date first,
                    Date after,
                    CalendarDays& days)
{
    const Instant from = london_instant(first);
    const Instant until = london_instant(after);
    std::map<CaseId, std::vector<MustNotMeet>> pairs;
    for (MustNotMeet& pair : work.must_not_meet.of_meetings(actor.authority, from, until))
        pairs[pair.case_id].push_back(std::move(pair));
    if (pairs.empty()) return;
    std::map<MeetingId, std::vector<InviteeEntry>> seats;
    for (InviteeEntry& seat : work.invitees.between(actor.authority, from, until))
        seats[seat.invitee.meeting].push_back(std::move(seat));
    const ListedRights rights{work, actor, tools.clock.now()};
    for (const MeetingListing& entry : days.meetings.page.entries) {
        const CaseId& family = entry.meeting.case_id;
        if (!pairs.contains(family) || !rights.may(Action::case_view_summary, family)) continue;
        auto names = names_of_who_meets(pairs[family], seats[entry.meeting.id]);
        if (!names.empty()) days.would_meet.emplace(entry.meeting.id, std::move(names));
    }
}

}  // namespace

Result<CalendarDays> calendar_days(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const Actor& actor,
                                   Date first,
                                   Date after,
                                   const std::optional<UserId>& chair)
{
    auto meetings = list_meetings(work,
                                  tools,
                                  actor,
                                  {.from = london_instant(first),
                                   .until = london_instant(after),
                                   .chair = chair,
                                   .stretch = {.limit = longest_stretch}});
    if (!meetings) return meetings.error();
    CalendarDays days{.meetings = *meetings, .last_days = last_days(work, tools, actor, after)};
    find_who_meets(work, tools, actor, first, after, days);
    return days;
}

Result<CalendarCounts> calendar_counts(UnitOfWork& work,
                                       const MeetingTools& tools,
                                       const Actor& actor,
                                       Date first,
                                       Date after,
                                       const std::optional<UserId>& chair)
{
    const Instant now = tools.clock.now();
    const auto reach = permit_list(actor, Action::meeting_list_diary, now);
    if (!reach) return reach.error();
    audit(work, actor, now, {.action = Action::meeting_list_diary});
    CalendarCounts counts{.last_days = last_days(work, tools, actor, after)};
    // As the list itself: whoever has no more than a seat cannot ask by chair.
    const auto asked = is_reduced(actor, Action::meeting_view) ? std::nullopt : chair;
    for (const Instant starts_at : work.meetings.start_times(
             actor,
             *reach,
             now,
             {.from = london_instant(first), .until = london_instant(after), .chair = asked}))
        ++counts.meetings[london_date(starts_at)];
    return counts;
}

}  // namespace quorate::core
