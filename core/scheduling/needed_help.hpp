#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/meetings/meeting_choices.hpp"
#include "core/slots/slot_request.hpp"

namespace quorate::core {

struct MeetingNeeds;

/// Whom an advocate comes for. The child's does not speak for a parent, nor theirs for the child.
enum class AdvocateFor { child, parent };

/// "child", "parent"
std::string_view code(AdvocateFor whom);
std::optional<AdvocateFor> advocate_for_from(std::string_view code);

/// Who has to be there to help, whoever that is. What an interpreter is for tells where a family
/// comes from: it is for those who keep what a meeting needs, and goes into no message, calendar
/// or log.
struct NeededHelp {
    std::string interpreter = {};  // "Polish, British Sign Language"; empty: none is needed
    std::set<AdvocateFor> advocates = {};

    /// Whether somebody who would come as `part` is needed.
    bool asks_for(SeatPart part) const;
};

/// Help that is needed, and that nobody who is asked gives.
struct MissingHelp {
    SeatPart part = SeatPart::interpreter;
    std::string sentence =
        {};  // "An interpreter for Polish is needed. No interpreter is asked yet"
};

std::vector<MissingHelp> missing_help(const MeetingChoices& choices,
                                      const NeededHelp& help,
                                      const std::vector<SeatHolder>& asked);

/// The same, of those whom the meeting needs.
std::vector<MissingHelp> missing_help(const MeetingChoices& choices, const MeetingNeeds& needs);

/// Whether the directory knows of somebody who could be asked to come as `part`.
bool could_ask_for(const MeetingChoices& choices, SeatPart part);

}  // namespace quorate::core
