#pragma once

#include <optional>
#include <string_view>

#include "core/dates/working_calendar.hpp"
#include "core/minutes/record_policy.hpp"
#include "core/support/clock.hpp"

namespace quorate::core {

/// How the record of a meeting stands. `sent_in_part`: some of those who are to have it have it.
/// `circulated`, once all have it, lasts while corrections can be asked for; after that it is
/// final, and only the chair can still put something right, for a reason.
enum class RecordState { missing, draft, agreed, sent_in_part, circulated, final_record };

std::string_view code(RecordState state);   // "final": used by the API. Never changes
std::string_view label(RecordState state);  // "Agreed, not sent"

/// What is known about the record of one meeting.
struct RecordFacts {
    MeetingType type = MeetingType::core_group;
    Date held_on = {};
    bool has_words = false;  // anything is written
    std::optional<Instant> agreed_at = {};
    int copies_due = 0;                       // people who are to have it
    int copies_left = 0;                      // of those, who have it
    std::optional<Instant> all_sent_at = {};  // when the last of them was sent theirs
    std::optional<Date> limit = {};           // of a rule, where one runs for it
};

/// Where it stands, and its clock.
struct RecordStanding {
    RecordState state = RecordState::missing;
    Date last_day = {};  // to send it: the limit of a rule, else by the policy
    TimeLeft left = {};  // of that; once it was sent to all, on that day
    bool by_rule = false;
    bool is_provisional = false;  // bank holidays are not known so far ahead
    int copies_due = 0;
    int copies_left = 0;
    std::optional<Date> sent_on = {};            // to the last of those who are to have it
    std::optional<Date> corrections_until = {};  // by that one; others were asked until before
    bool is_alarm = false;  // a core group, and the day after it there is not a word of minutes
};

/// The state is worked out from what happened, and kept nowhere. What the clock asks is that the
/// record is sent to those who attended or were invited, the family and the core group, so it runs
/// until the last of those who are to have it was sent theirs: a first copy stops nothing. `local`
/// leaves out bank holidays and the authority's closures.
RecordStanding record_standing(const RecordFacts& facts,
                               const RecordPolicy& policy,
                               const WorkingCalendar& local,
                               Instant now);

/// The last day on which a correction can be asked for by whoever was sent a copy then; nothing
/// when nobody is asked.
std::optional<Date> corrections_until(const RecordPolicy& policy,
                                      const WorkingCalendar& local,
                                      Instant sent_at);

}  // namespace quorate::core
