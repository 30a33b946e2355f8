#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/dates/language.hpp"
#include "core/meetings/meeting_type.hpp"
#include "core/rules/event_kind.hpp"
#include "core/support/clock.hpp"

namespace quorate::core {

enum class Jurisdiction { england, wales };

/// Where a rule's authority comes from. `local` is one council's practice standard.
enum class RuleLevel { law, guidance, local };

/// `none` is for a duty without a number: a permission to ask, a change to act on.
enum class Unit { working_days, calendar_days, weeks, months, hours, none };
enum class Direction { after, before };

/// Which days a rule in working days leaves out: bank holidays, or local closures as well.
enum class CountedBy { national_calendar, local_calendar };

/// A limit must be kept, a target is aimed at; before `earliest` it may not be done.
enum class Bound { limit, target, earliest };

/// How well the number is known. `low`: typical practice, not seen in a published text.
enum class Confidence { high, medium, low };

/// What else must be true of the trigger event for the clock to start.
enum class Condition { none, initiates_section_47, plan_made };

/// One time limit. Rules are rows of data; due_date() is the only code that reads their numbers.
/// The text of shipped rows lives as long as the program; whoever makes another row keeps its text.
struct StatutoryRule {
    std::string_view id;        // stored beside every date the rule gives; never reused
    std::string_view label;     // what has to happen in time: "Initial child protection conference"
    std::string_view label_cy;  // the same in Welsh
    Jurisdiction jurisdiction;
    RuleLevel level;

    EventKind trigger;
    Condition condition = Condition::none;
    std::optional<MeetingType> meeting_type = {};  // the meeting that meets the limit, if one does
    EventKinds met_by = {};          // any of these, on the trigger's day or later, meets it
    EventKinds ended_by = {};        // any of these makes it needless while it is not met
    bool met_when_recorded = false;  // the record of the trigger is what is due

    int offset = 0;
    Unit unit = Unit::none;
    Direction direction = Direction::after;
    bool count_trigger_day = false;  // day 0 is the convention; see due_date()
    CountedBy counted_by = CountedBy::national_calendar;
    Bound bound = Bound::limit;

    std::string_view approver = {};  // the role that may agree to an overrun, if a source names one

    // Councils' values of one rule are variants of a family; one of them is what we ship as on.
    // Local rules without variants are off unless they are a default too. See LocalRules.
    std::string_view family = {};
    bool is_default = false;

    std::string_view edition = {};    // the instrument
    std::string_view paragraph = {};  // and the place in it
    std::string_view source;          // what a reviewer opens to check this row
    Confidence confidence = Confidence::high;
    Date effective_from = {};
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
std::string_view code(Bound bound);
std::string_view code(Confidence confidence);
std::string_view code(Condition condition);

std::optional<Jurisdiction> jurisdiction_from(std::string_view code);  // "England" is understood

std::string_view label(const StatutoryRule& rule, Language language);
std::string_view label(Jurisdiction jurisdiction, Language language = Language::english);
std::string_view label(RuleLevel level, Language language = Language::english);

/// The instrument and the place in it. Texts have no Welsh name but for an authority's own number.
std::string source_text(const StatutoryRule& rule, Language language = Language::english);

/// "15 working days", "1 month", "no number"
std::string offset_text(const StatutoryRule& rule, Language language = Language::english);

/// "the strategy discussion that started section 47 enquiries"
std::string trigger_text(const StatutoryRule& rule, Language language = Language::english);

}  // namespace quorate::core
