#pragma once

#include <string>
#include <vector>

#include "core/support/id.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// What is in the way of something that a plan proposed, as sentences; without questions, which
/// nobody is asked there.
std::string why_not(const Error& error);

/// Does all of what was accepted of a plan by `act(each)`, each with the field that a refusal of it
/// is said at, or refuses all of it: what is in the way of any then stands at its field.
template <class Accepted, class Act>
Result<std::vector<MeetingId>> all_or_none(const std::vector<Accepted>& accepted, Act act)
{
    std::vector<MeetingId> done;
    Error refused{Refusal::invalid_input};
    for (const Accepted& each : accepted) {
        const Result<MeetingId> meeting = act(each);
        if (meeting) {
            done.push_back(*meeting);
            continue;
        }
        if (refused.fields.empty()) {
            refused = meeting.error();
            refused.fields.clear();
        }
        refused.fields.push_back({each.field, why_not(meeting.error())});
    }
    if (!refused.fields.empty()) return refused;
    return done;
}

}  // namespace quorate::core
