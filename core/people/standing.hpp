#pragma once

namespace quorate::core {

/// Which entries of the directory are wanted. What was deactivated stays, because past meetings
/// name it, but is not offered any more.
enum class Standing { active, inactive, any };

}  // namespace quorate::core
