#pragma once

#include <string>

#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/rules/due_date.hpp"
#include "core/rules/local_rules.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Whether every agency is asked for a report before a meeting of this type: child protection
/// conferences of every sort.
bool needs_reports(MeetingType type);

/// Whether this seat's holder is asked for one: people of agencies, and the social workers who lead
/// the case. Not the family, the chair, whoever takes the minutes, nor who comes for a person or to
/// advise: advocates, interpreters, supporters and lawyers.
bool is_asked_for_report(const Meeting& meeting, const InviteeEntry& seat);

/// By which day reports are to be there, and which rule says so.
struct ReportDue {
    Date on = {};
    bool is_provisional = false;
    std::string rule_id = {};
    std::string counted = {};  // "3 working days"
    std::string source = {};

    friend bool operator==(const ReportDue&, const ReportDue&) = default;
};

/// Counted back from the day of the meeting, which is day 0, by the authority's standard for
/// reports to an initial or to a review conference; by the one that is usual where it has decided
/// for none.
ReportDue report_due(const Meeting& meeting,
                     const LocalRules& local,
                     const Calendars& calendars,
                     Language language = Language::english);

/// The same with what the authority counts by. Of the meeting as it is: moving it moves the day.
ReportDue report_due(UnitOfWork& work,
                     const MeetingTools& tools,
                     const Meeting& meeting,
                     Language language = Language::english);

}  // namespace quorate::core
