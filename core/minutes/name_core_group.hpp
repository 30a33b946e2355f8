#pragma once

#include <string>
#include <vector>

#include "core/meetings/core_group.hpp"
#include "core/minutes/meeting_file.hpp"
#include "core/support/clock.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// Who could be in the core group, and who was named.
struct CoreGroupChoice {
    MeetingFile file;
    CoreGroup group = {};
    std::vector<InviteeEntry> seats = {};  // of the conference, without its chair
    bool can_write = false;
};

/// For those who may read the minutes.
Result<CoreGroupChoice> view_core_group(UnitOfWork& work,
                                        const Clock& clock,
                                        const Actor& actor,
                                        const MeetingId& meeting);

struct NameCoreGroup {
    MeetingId meeting = {};
    int version = 0;                        // as it was read
    std::vector<std::string> members = {};  // by seat_key()
    std::string lead = {};                  // one of them
};

/// Names the core group at a conference, in its draft minutes, of those who have a seat there. The
/// first core group is suggested with these people: see usual_booking().
Result<CoreGroup> name_core_group(UnitOfWork& work,
                                  const Clock& clock,
                                  const Actor& actor,
                                  const NameCoreGroup& command);

}  // namespace quorate::core
