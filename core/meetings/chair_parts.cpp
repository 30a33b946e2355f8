#include "core/meetings/chair_parts.hpp"

#include "core/dates/london_time.hpp"

namespace quorate::core {

std::string chair_parts(const Meeting& meeting)
{
    if (meeting.family_minutes_before == 0 && meeting.debrief_minutes_after == 0) return {};
    std::string words = "Meeting " + london_clock_time(meeting.starts_at) + " to " +
                        london_clock_time(meeting.ends_at) + ".";
    if (meeting.family_minutes_before > 0)
        words += " Time with the family from " + london_clock_time(needed_from(meeting));
    if (meeting.debrief_minutes_after > 0)
        words +=
            std::string{meeting.family_minutes_before > 0 ? "; until " : " You are needed until "} +
            london_clock_time(needed_until(meeting)) + " afterwards";
    return words;
}

}  // namespace quorate::core
