#include "core/cases/view_case.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/case_access.hpp"
#include "core/cases/case_event_store.hpp"
#include "core/cases/listed_rights.hpp"
#include "core/cases/must_not_meet_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/due_dates/due_standing.hpp"
#include "core/due_dates/overrun_store.hpp"
#include "core/meetings/meeting_store.hpp"

namespace quorate::core {
namespace {

CaseRights rights_of(const OpenedCase& opened, const Actor& actor, Instant now)
{
    const auto may = [&](Action action) { return may_also(opened, actor, action, now); };
    Grounds with_reason{"As will be written then"};
    with_reason.approved_by_another = true;
    const auto may_lift =
        permit_on_case(actor, Action::case_unflag_excluded_person, opened.facts, now, with_reason);
    return {.may_edit = may(Action::case_edit),
            .may_allocate = may(Action::case_allocate),
            .may_see_addresses = may(Action::case_view_safe_address),
            .may_flag_excluded = may(Action::case_flag_excluded_person),
            .may_lift_excluded = may_lift.has_value(),
            .may_close = may(Action::case_close_reopen),
            .may_record = may(Action::case_edit) && opened.family.is_open,
            .may_book = may(Action::meeting_create) && opened.family.is_open};
}

Result<OpenedCase> open_to_view(
    UnitOfWork& work, const Actor& actor, const CaseId& id, Instant now, const char* part)
{
    const auto opened = open_case(work, actor, Action::case_view_summary, id, now);
    if (opened)
        audit(work,
              actor,
              now,
              {.action = Action::case_view_summary,
               .object = id.text(),
               .case_id = id,
               .detail = part});
    return opened;
}

std::vector<ExplainedDueDate> explained(UnitOfWork& work,
                                        const CaseTools& tools,
                                        const AuthorityId& authority,
                                        const CaseId& id)
{
    const Calendars calendars = calendars_of(work, authority, tools.bank_holidays);
    const Instant now = tools.clock.now();
    const std::vector<Meeting> meetings = work.meetings.of_case(authority, id);
    std::vector<ExplainedDueDate> dates;
    for (const CaseDueDate& due : work.due_dates.of_case(authority, id)) {
        const auto last = last_adjourned(work, authority, due, meetings);
        dates.push_back(
            {.due = due,
             .explanation = explained_due_date(
                 rule_of(due), {.on = due.counted_from, .at = due.counted_at}, calendars),
             .left = time_left_to_hold_again(
                 calendars.local, now, due, last ? last->again_by : std::nullopt),
             .adjourned = last});
    }
    for (OverrunRequest& request : work.overruns.of_case(authority, id)) {
        const auto asked_for = std::ranges::find_if(
            dates, [&](const ExplainedDueDate& each) { return each.due.id == request.due_date; });
        if (asked_for != dates.end()) asked_for->overruns.push_back(std::move(request));
    }
    return dates;
}

}  // namespace

Result<OpenedCase> open_case_form(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const Actor& actor,
                                  const CaseId& id)
{
    const Instant now = tools.clock.now();
    const auto opened = open_case(work, actor, Action::case_edit, id, now);
    if (opened)
        audit(work,
              actor,
              now,
              {.action = Action::case_view_summary,
               .object = id.text(),
               .case_id = id,
               .detail = "part=form"});
    return opened;
}

Result<CaseFile> view_case(UnitOfWork& work,
                           const CaseTools& tools,
                           const Actor& actor,
                           const CaseId& id)
{
    const Instant now = tools.clock.now();
    const auto opened = open_to_view(work, actor, id, now, "part=file");
    if (!opened) return opened.error();
    const AuthorityId& authority = actor.authority;
    return CaseFile{.summary = work.cases.summary(authority, id).value(),
                    .children = work.cases.children_of(authority, id),
                    .members = work.cases.family_members_of(authority, id),
                    .excluded = work.cases.excluded_from(authority, id),
                    .must_not_meet = work.must_not_meet.of_case(authority, id),
                    .lifted = work.cases.lifted_exclusions(authority, id),
                    .events = work.case_events.history_of(authority, id),
                    .due_dates = explained(work, tools, authority, id),
                    .rights = rights_of(*opened, actor, now)};
}

Result<CaseDates> view_case_dates(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const Actor& actor,
                                  const CaseId& id)
{
    const Instant now = tools.clock.now();
    const auto opened = open_to_view(work, actor, id, now, "part=dates");
    if (!opened) return opened.error();

    const AuthorityId& authority = actor.authority;
    return CaseDates{.summary = work.cases.summary(authority, id).value(),
                     .children = work.cases.children_of(authority, id),
                     .dates = explained(work, tools, authority, id),
                     .replaced = replaced_dates(work, authority, id),
                     .rights = rights_of(*opened, actor, now)};
}

Result<PageOf<CaseSummary>> search_cases(UnitOfWork& work,
                                         const CaseTools& tools,
                                         const Actor& actor,
                                         CaseSearch search)
{
    const Instant now = tools.clock.now();
    const auto reach = permit_list(actor, Action::case_search, now);
    if (!reach) return reach.error();
    if (!search.after.empty()) {
        const auto last = work.cases.facts(actor, search.after, now);
        if (!last || !is_within(*last, *reach)) return unknown_cursor();
    }
    const int limit = std::clamp(search.limit, 1, longest_stretch);
    search.limit = limit + 1;
    auto page = page_of(work.cases.search(actor, *reach, now, search), limit);
    const ListedRights rights{work, actor, now};
    for (CaseSummary& each : page.entries)
        each.may_open = rights.may(Action::case_view_summary, each.family.id);
    audit(
        work,
        actor,
        now,
        {.action = Action::case_search, .detail = "found=" + std::to_string(page.entries.size())});
    return page;
}

}  // namespace quorate::core
