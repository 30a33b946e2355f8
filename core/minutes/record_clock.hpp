#pragma once

#include <optional>
#include <string_view>

#include "core/dates/working_calendar.hpp"
#include "core/minutes/record_policy.hpp"
#include "core/support/clock.hpp"

namespace quorate::core {

/// How the record of a meeting stands. `circulated` lasts while corrections can be asked for; after
/// that it is final, and only the chair can still put something right, for a reason.
enum class RecordState { missing, draft, agreed, circulated, final_record };

std::string_view code(RecordState state);   // "final": used by the API. Never changes
std::string_view label(RecordState state);  // "Agreed, not sent"

/// What is known about the record of one meeting.
struct RecordFacts {
    MeetingType type = MeetingType::core_group;
    Date held_on = {};
    bool has_words = false;  // anything is written
    std::optional<Instant> agreed_at = {};
    std::optional<Instant> first_sent_at = {};
    std::optional<Date> limit = {};  // of a rule, where one runs for it
};

/// Where it stands, and its clock.
struct RecordStanding {
    RecordState state = RecordState::missing;
    Date last_day = {};  // to send it: the limit of a rule, else by the policy
    TimeLeft left = {};  // of that; once it was sent, on that day
    bool by_rule = false;
    bool is_provisional = false;  // bank holidays are not known so far ahead
    std::optional<Date> sent_on = {};
    std::optional<Date> corrections_until = {};  // once it was sent
    bool is_alarm = false;  // a core group, and the day after it there is not a word of minutes
};

/// The state is worked out from what happened, and kept nowhere. `local` leaves out bank holidays
/// and the authority's closures.
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
