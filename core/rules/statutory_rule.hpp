#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/meetings/meeting_type.hpp"
#include "core/rules/event_kind.hpp"
#include "core/support/clock.hpp"

namespace quorate::core {

enum class Jurisdiction { england, wales };

/// Where a rule's authority comes from. `local` is one council's practice standard.
enum class RuleLevel { law, guidance, local };

enum class Unit { working_days, calendar_days, weeks, months, hours };
enum class Direction { after, before };

/// Which days a rule in working days leaves out: bank holidays, or local closures as well.
enum class CountedBy { national_calendar, local_calendar };

/// What else must be true of the trigger event for the clock to start.
enum class Condition { none, initiates_section_47, plan_made };

/// One time limit. Rules are rows of data; due_date() is the only code that reads their numbers.
/// Text, not views, because authorities' own rules are read from settings.
struct StatutoryRule {
    std::string id;     // stored beside every date the rule gives; never reused
    std::string label;  // what has to happen in time: "Initial child protection conference"
    Jurisdiction jurisdiction;
    RuleLevel level;

    EventKind trigger;
    Condition condition = Condition::none;
    std::optional<MeetingType> meeting_type = {};  // the meeting that meets the limit, if one does
    std::vector<EventKind> met_by = {};    // any of these, on the trigger's day or later, meets it
    std::vector<EventKind> ended_by = {};  // any of these makes it needless while it is not met
    bool met_when_recorded = false;        // the record of the trigger is what is due

    int offset;
    Unit unit;
    Direction direction = Direction::after;
    bool count_trigger_day = false;  // day 0 is the convention; see due_date()
    CountedBy counted_by = CountedBy::national_calendar;

    std::string approver = {};  // the role that may agree to an overrun, if the source names one

    std::string edition;    // the instrument
    std::string paragraph;  // and the place in it
    std::string source;     // what a reviewer opens to check this row
    Date effective_from;
    std::optional<Date> effective_to = {};  // the last day, or none while it is in force
};

/// Whether a trigger on `day` is decided by this row.
bool is_in_force(const StatutoryRule& rule, Date day);

// Stable codes: "england", "guidance", "working_days", "after", "national", "plan_made" ...
std::string_view code(Jurisdiction jurisdiction);
std::string_view code(RuleLevel level);
std::string_view code(Unit unit);
std::string_view code(Direction direction);
std::string_view code(CountedBy calendar);
std::string_view code(Condition condition);

std::optional<Jurisdiction> jurisdiction_from(std::string_view code);  // "England" is understood

std::string_view label(Jurisdiction jurisdiction);  // "England"
std::string_view label(RuleLevel level);            // "Statutory guidance"

/// "15 working days", "1 month"
std::string offset_text(const StatutoryRule& rule);

/// "the strategy discussion that started section 47 enquiries"
std::string trigger_text(const StatutoryRule& rule);

}  // namespace quorate::core
