#include "core/actions/agency_actions.hpp"

#include "core/actions/action_mail.hpp"
#include "core/actions/action_store.hpp"
#include "core/actions/report_by_link.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/pack/lead_reports.hpp"

namespace quorate::core {

AgencyWork agency_work_by_link(UnitOfWork& work,
                               const Clock& clock,
                               const LinkTokens& links,
                               const BankHolidays& holidays,
                               const std::string& token)
{
    const auto lead = work.actions.owner_by_link(links.hash(token), clock.now());
    if (!lead) return {};
    const auto& [authority, owner] = *lead;
    const auto agency = led_agency(work, authority, owner);
    if (!agency) return {};
    const Date today = london_date(clock.now());
    const WorkingCalendar local = calendars_of(work, authority, holidays).local;
    AgencyWork shown;
    for (const ActionRow& row : work.actions.open_of_agency(authority, *agency, today)) {
        const ActionPoint& action = row.action;
        if (action.owner == owner || must_keep_away(work, authority, owner, action.case_id))
            continue;
        const ActionByLink one = as_shown_by_link(work, links, authority, row);
        const bool owner_may = !must_keep_away(work, authority, action.owner, action.case_id);
        shown.actions.push_back({.reference = one.reference,
                                 .owner_job = row.owner_job,
                                 .wording = owner_may ? one.wording : std::nullopt,
                                 .due_on = action.due_on,
                                 .days_late = days_late(local, action.due_on, today)});
    }
    for (const LeadReport& report :
         reports_for_lead(work, authority, *agency, *owner.contact, clock.now()))
        shown.reports.push_back(
            {.reference = seat_reference(report.meeting, RecipientClass::professional, links),
             .meeting_on = london_date(report.meeting.starts_at),
             .due_on = report.due_on});
    return shown;
}

}  // namespace quorate::core
