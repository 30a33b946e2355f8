#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/dates/working_calendar.hpp"
#include "core/rules/statutory_rule.hpp"
#include "core/support/clock.hpp"

namespace quorate::core {

/// When a clock starts. Rules in hours need the moment; all others go by London's date.
struct Trigger {
    Date on;
    std::optional<Instant> at = {};
};

Trigger trigger_at(Instant at);

/// The dates a rule gives, without the working: this is what is computed often.
struct DueDate {
    Date limit_date;                       // the last day on which it is in time
    Date schedule_by;                      // the last day on or before it that can be booked
    bool is_provisional = false;           // bank holidays are not known for all days it rests on
    bool nothing_bookable = false;         // no day from the trigger to the limit can be booked
    std::optional<Instant> limit_at = {};  // of a rule in hours

    friend bool operator==(const DueDate&, const DueDate&) = default;
};

/// Counts `rule` from `trigger`. The trigger's own day is day 0 (unless the rule counts it); the
/// limit's day is in time; months end on the corresponding date or the month's last; a limit never
/// rolls forward over a weekend or holiday, schedule_by goes back instead. National limits run
/// through local closures, which still cannot be booked. A rule in hours needs `trigger.at`: its
/// hours are elapsed hours, day and night, so its limit's own day is its schedule_by. Of the
/// earliest day on which something may be done, schedule_by is the first day from then on that can
/// be booked. A rule without a number has no date: that is a std::logic_error.
DueDate due_date(const StatutoryRule& rule, const Trigger& trigger, const Calendars& calendars);

struct CountedDay {
    int number;  // 1 is the first day counted
    Date day;
};

/// A day left out of the count, or one that cannot be booked.
struct SkippedDay {
    Date day;
    DayOff why;
    std::string name;  // of the bank holiday or closure, else empty
};

/// A due date and the working that led to it, so that no one has to take it on trust.
struct ExplainedDate {
    DueDate due;
    StatutoryRule rule;
    Trigger trigger;
    std::vector<CountedDay> counted;       // of a rule in working days: each, first to last
    std::vector<SkippedDay> skipped;       // of a rule in working days: each day left out
    std::vector<SkippedDay> not_bookable;  // from the limit to the day beside schedule_by
    Date known_from;                       // bank holidays are known from here
    Date known_until;                      // to here
};

/// due_date() with its working, as data. Costs a step per day.
ExplainedDate explained_due_date(const StatutoryRule& rule,
                                 const Trigger& trigger,
                                 const Calendars& calendars);

/// The working in plain sentences, to be shown in this order.
std::vector<std::string> sentences(const ExplainedDate& date,
                                   Language language = Language::english);

/// "Saturday", "Boxing Day (substitute day)", "local closure"
std::string reason_text(const SkippedDay& day, Language language = Language::english);

}  // namespace quorate::core
