#include "core/due_dates/view_moved_dates.hpp"

#include <algorithm>
#include <set>

#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/listed_rights.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/identity/user_store.hpp"

namespace quorate::core {
namespace {

// For those who may open the family: for which of its children each date runs, if it has several.
void add_children(UnitOfWork& work,
                  const AuthorityId& authority,
                  std::vector<MovedDateEntry>& moved)
{
    std::set<CaseId> cases;
    std::vector<DueDateId> dates;
    for (const MovedDateEntry& each : moved) {
        if (!each.may_open) continue;
        cases.insert(each.told.date.case_id);
        dates.push_back(each.told.date.id);
    }
    auto families = work.cases.children_of(authority, std::vector(cases.begin(), cases.end()));
    auto answers = work.due_dates.answers_of(authority, dates);
    for (MovedDateEntry& each : moved) {
        CaseDueDate& date = each.told.date;
        if (!each.may_open || families[date.case_id].size() < 2) continue;
        each.children = families[date.case_id];
        date.children = answers[date.id];
    }
}

}  // namespace

Result<MovedDatesList> view_moved_dates(UnitOfWork& work,
                                        const Clock& clock,
                                        const Actor& actor,
                                        ToldDateQuery query)
{
    const Instant now = clock.now();
    const auto reach = permit_list(actor, Action::case_view_summary, now);
    if (!reach) return reach.error();
    if (!query.after.empty() &&
        !(work.date_moves.was_told(actor.authority, actor.user, query.after) &&
          is_listed(work, actor, *reach, now, query.after)))
        return unknown_cursor();
    const int limit = std::clamp(query.limit, 1, longest_stretch);
    query.limit = limit + 1;

    const ListedRights rights{work, actor, now};
    std::vector<MovedDateEntry> entries;
    for (ToldDate& each : work.date_moves.told_to(actor, *reach, now, query)) {
        const CaseDueDate& date = each.date;
        const bool is_booked = date.status == DueStatus::open && date.booked_for;
        const Date booked_on = is_booked ? london_date(*date.booked_for) : Date{};
        const bool is_late = is_booked && !is_kept_at(date, *date.booked_for);
        entries.push_back(
            {.told = each,
             .moved_again = date.status == DueStatus::superseded && !each.no_longer_runs,
             .is_booked_late = is_late,
             .is_on_a_day_off = is_booked && !is_late && booked_on > date.schedule_by,
             .may_open = rights.may(Action::case_view_summary, date.case_id),
             .may_open_meeting = date.meeting && rights.may(Action::meeting_view, date.case_id)});
    }
    add_children(work, actor.authority, entries);
    audit(work, actor, now, {.action = Action::case_view_summary, .detail = "list=moved_dates"});
    return MovedDatesList{.page = page_of(std::move(entries), limit),
                          .unseen = work.date_moves.unseen(actor, *reach, now)};
}

UnseenDates unseen_moved_dates(UnitOfWork& work, const Actor& actor, Instant now)
{
    const auto reach = permit_list(actor, Action::case_view_summary, now);
    return reach ? work.date_moves.unseen(actor, *reach, now) : UnseenDates{};
}

Result<Done> mark_moved_dates_seen(UnitOfWork& work,
                                   const Clock& clock,
                                   const Actor& actor,
                                   const DateMoveId& move)
{
    const Instant now = clock.now();
    if (const auto by_role = permit_role(actor, Action::case_view_summary); !by_role)
        return by_role.error();
    if (!work.date_moves.mark_seen(actor.authority, actor.user, move, now))
        return Refusal::not_found;
    audit(work,
          actor,
          now,
          {.action = Action::case_view_summary,
           .object = move.text(),
           .detail = "list=moved_dates seen=yes"});
    return Done{};
}

bool notice_still_to_be_sent(UnitOfWork& work,
                             const AuthorityId& authority,
                             const MoveNoticeId& notice,
                             const Email& to)
{
    const auto told = work.date_moves.notice(authority, notice);
    if (!told || told->is_seen) return false;
    const auto user = work.users.find(told->user);
    return user && user->active && user->email == to;
}

}  // namespace quorate::core
