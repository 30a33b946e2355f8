#pragma once

#include <span>
#include <string_view>

#include "core/dates/working_calendar.hpp"
#include "core/meetings/meeting_type.hpp"
#include "core/rules/statutory_rule.hpp"

namespace quorate::core {

/// How long an authority takes over what leaves after a meeting: working days after the day of the
/// meeting, which is not counted.
struct RecordPolicy {
    WorkingDays letter{1};  // of a conference; it has the outline plan, in Wales with the summary
    WorkingDays conference_record{15};
    WorkingDays strategy_record{1};
    WorkingDays core_group_record{10};
    WorkingDays other_record{15};
    WorkingDays corrections{10};  // after the record left; 0: nobody is asked for any
    int version = 0;              // 0 as long as the authority has said nothing

    friend bool operator==(const RecordPolicy&, const RecordPolicy&) = default;
};

/// What a policy holds, as a row: for forms, the API and the store.
struct RecordPeriod {
    std::string_view name;   // "letter_days": stored, and used by the API
    std::string_view label;  // "Decision letter of a conference"
    std::string_view welsh_label;
    WorkingDays RecordPolicy::* days;
    WorkingDays england;  // where the authority has said nothing
    WorkingDays wales;
    int least = 1;
};

/// Every row, in the order of the policy.
std::span<const RecordPeriod> record_periods();

inline constexpr WorkingDays longest_record_period{60};

/// That of an authority which has said nothing.
RecordPolicy usual_record_policy(Jurisdiction jurisdiction);

/// In how many working days the record of a meeting of this type is sent.
WorkingDays record_days(const RecordPolicy& policy, MeetingType type);

}  // namespace quorate::core
