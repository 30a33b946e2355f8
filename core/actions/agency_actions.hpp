#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/actions/action_links.hpp"
#include "core/rules/bank_holidays.hpp"
#include "core/support/clock.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What an agency's lead sees of an action point of a colleague behind a link: who of their own
/// agency has it, no other name, and its wording only where its owner's own link shows it.
struct AgencyAction {
    std::string reference;
    PersonName owner_name = {};
    std::string owner_job;  // "Health visitor"
    std::optional<FreeText> wording = {};
    Date due_on;
    int days_late = 0;                // working days; less than nothing before the day
    std::string meetings_phone = {};  // of the team to ring when somebody else should do it
    std::string council = {};         // whose case it is, where the page is about more than one
};

/// A report of the agency that is overdue although its writer was reminded, without a name.
struct AgencyReportDue {
    std::string reference;
    Date meeting_on;
    Date due_on;
    std::string council = {};
};

struct AgencyWork {
    std::vector<AgencyAction> actions = {};
    std::vector<AgencyReportDue> reports = {};

    bool empty() const { return actions.empty() && reports.empty(); }
};

/// What others of the agency still have to do, by day, for its lead behind the link of their daily
/// mail, and which reports it has not sent: in every authority of the installation in which the
/// agency belongs to the same organisation, and in which the same address is its lead's. Nothing
/// behind any other link. What is about a family that the lead must keep away from is left out.
/// Changes nothing, and records nothing.
AgencyWork agency_work_by_link(UnitOfWork& work,
                               const Clock& clock,
                               const LinkTokens& links,
                               const BankHolidays& holidays,
                               const std::string& token);

}  // namespace quorate::core
