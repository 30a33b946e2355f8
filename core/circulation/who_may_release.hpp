#pragma once

#include "core/minutes/meeting_file.hpp"

namespace quorate::core {

/// What is said where nobody else may release what somebody prepared.
inline constexpr const char* nobody_else_releases =
    "Nobody but you may release it. A team manager of the family's team could, or a conference "
    "chair who is given access to the case. Ask for one of them";

/// Whether somebody with an account, besides whoever asks, may release what is prepared for those
/// who were at a meeting.
bool another_may_release(UnitOfWork& work,
                         const Actor& actor,
                         const MeetingId& meeting,
                         Instant now);

}  // namespace quorate::core
