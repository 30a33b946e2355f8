#include "core/pack/lead_reports.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/cases/case_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/pack/agency_report_store.hpp"
#include "core/pack/report_due.hpp"
#include "core/rules/bank_holidays.hpp"
#include "core/rules/local_rule_store.hpp"

namespace quorate::core {
namespace {

bool must_keep_away(UnitOfWork& work, const Meeting& meeting, const ContactId& lead)
{
    return std::ranges::any_of(
        work.cases.excluded_from(meeting.authority, meeting.case_id),
        [&](const ExcludedPerson& person) { return person.contact == lead; });
}

}  // namespace

std::vector<LeadReport> reports_for_lead(UnitOfWork& work,
                                         const AuthorityId& authority,
                                         const AgencyId& agency,
                                         const ContactId& lead,
                                         Instant now)
{
    const Date today = london_date(now);
    const Instant midnight = london_instant(today + std::chrono::hours{0});
    const auto chases = work.agency_reports.chases_of_agency(authority, agency, now, midnight);
    if (chases.empty()) return {};
    const LocalRules rules = work.local_rules.of(authority);
    const Calendars calendars = calendars_of(work, authority, shipped_bank_holidays());
    std::set<InviteeId> seen;  // the last chase of a seat comes first
    std::vector<LeadReport> found;
    for (const ReportChase& chase : chases) {
        if (!seen.insert(chase.seat).second) continue;
        const auto meeting = work.meetings.find(authority, chase.meeting);
        const auto seat = work.invitees.find(authority, chase.seat);
        if (!meeting || !seat || !is_asked_for_report(*meeting, *seat)) continue;
        if (newest_sent(work.agency_reports.of_seat(authority, chase.seat)) != nullptr) continue;
        const Date due_on = report_due(*meeting, rules, calendars).on;
        if (due_on >= today || must_keep_away(work, *meeting, lead)) continue;
        found.push_back({.meeting = *meeting, .due_on = due_on, .reminded_at = chase.asked_at});
    }
    std::ranges::sort(found, {}, [](const LeadReport& report) {
        return std::pair{report.meeting.starts_at, report.meeting.id};
    });
    return found;
}

}  // namespace quorate::core
