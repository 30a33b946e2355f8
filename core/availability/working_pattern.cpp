#include "core/availability/working_pattern.hpp"

namespace quorate::core {

bool covers(const WorkingPattern& pattern, Date day)
{
    return (!pattern.from || *pattern.from <= day) && (!pattern.until || day <= *pattern.until);
}

}  // namespace quorate::core
