#pragma once

#include "core/meetings/meeting_type.hpp"
#include "server/seed/load_council.hpp"

namespace quorate::server {

struct LoadSlot {
    core::Date day = {};
    std::chrono::minutes at = {};
    std::size_t chair = 0;
};

struct LoadMeeting {
    std::string id = {};
    LoadSlot slot = {};
    bool is_cancelled = false;
    core::MeetingType type = core::MeetingType::core_group;
};

/// Whom a meeting is about.
struct LoadSubject {
    std::string family = {};
    std::string lead = {};
    std::vector<std::string> children = {};
    std::vector<std::string> members = {};
};

/// Writes the meeting, its eight to twelve seats, and what was agreed if it is over.
void write_meeting(LoadRun& run,
                   const LoadCouncil& council,
                   const LoadSubject& subject,
                   const LoadMeeting& meeting);

}  // namespace quorate::server
