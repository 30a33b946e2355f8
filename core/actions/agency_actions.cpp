#include "core/actions/agency_actions.hpp"

#include <algorithm>
#include <tuple>

#include "core/actions/action_mail.hpp"
#include "core/actions/action_store.hpp"
#include "core/actions/report_by_link.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/pack/lead_reports.hpp"
#include "core/people/agency_store.hpp"
#include "core/people/authority_store.hpp"
#include "core/people/contact_store.hpp"

namespace quorate::core {

namespace {

// An agency as one authority knows it, and who leads it there.
struct LedAgency {
    AuthorityId authority;
    AgencyId agency;
    ActionOwner lead;
};

// The agency, and what the same person leads of its organisation in other authorities.
std::vector<LedAgency> led_everywhere(UnitOfWork& work, const LedAgency& here)
{
    std::vector<LedAgency> all{here};
    const auto agency = work.agencies.find(here.authority, here.agency);
    const auto lead = work.contacts.find(here.authority, *here.lead.contact);
    if (!agency || !lead || agency->organisation.empty() || lead->contact.email.empty()) return all;
    for (const Agency& other : work.agencies.of_organisation(agency->organisation)) {
        if (other.authority == here.authority || !other.active) continue;
        const auto same =
            work.contacts.find_by_email(other.authority, other.id, lead->contact.email);
        if (!same) continue;
        const ActionOwner owner{.contact = same->id};
        if (led_agency(work, other.authority, owner) == other.id)
            all.push_back({other.authority, other.id, owner});
    }
    return all;
}

void add_work(UnitOfWork& work,
              const Clock& clock,
              const LinkTokens& links,
              const BankHolidays& holidays,
              const LedAgency& led,
              AgencyWork& shown)
{
    const auto& [authority, agency, owner] = led;
    const Date today = london_date(clock.now());
    const WorkingCalendar local = calendars_of(work, authority, holidays).local;
    const auto council = work.authorities.find(authority);
    const std::string name = council ? council->name : std::string{};
    for (const ActionRow& row : work.actions.open_of_agency(authority, agency, today)) {
        const ActionPoint& action = row.action;
        if (action.owner == owner || must_keep_away(work, authority, owner, action.case_id))
            continue;
        const ActionByLink one = as_shown_by_link(work, links, authority, row);
        const bool owner_may = !must_keep_away(work, authority, action.owner, action.case_id);
        shown.actions.push_back({.reference = one.reference,
                                 .owner_name = row.owner_name,
                                 .owner_job = row.owner_job,
                                 .wording = owner_may ? one.wording : std::nullopt,
                                 .due_on = action.due_on,
                                 .days_late = days_late(local, action.due_on, today),
                                 .meetings_phone = one.meetings_phone,
                                 .council = name});
    }
    for (const LeadReport& report :
         reports_for_lead(work, authority, agency, *owner.contact, clock.now()))
        shown.reports.push_back(
            {.reference = seat_reference(report.meeting, RecipientClass::professional, links),
             .meeting_on = london_date(report.meeting.starts_at),
             .due_on = report.due_on,
             .council = name});
}

// What several councils wait for, as if it were one list.
void sort_together(AgencyWork& shown)
{
    std::ranges::sort(shown.actions, {}, [](const AgencyAction& each) {
        return std::tie(each.due_on, each.council, each.reference);
    });
    std::ranges::sort(shown.reports, {}, [](const AgencyReportDue& each) {
        return std::tie(each.meeting_on, each.council, each.reference);
    });
}

}  // namespace

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
    const auto everywhere = led_everywhere(work, {authority, *agency, owner});
    AgencyWork shown;
    for (const LedAgency& each : everywhere)
        add_work(work, clock, links, holidays, each, shown);
    if (everywhere.size() > 1) {
        sort_together(shown);
        return shown;
    }
    for (AgencyAction& each : shown.actions)
        each.council.clear();
    for (AgencyReportDue& each : shown.reports)
        each.council.clear();
    return shown;
}

}  // namespace quorate::core
