#include "core/minutes/minutes.hpp"

namespace quorate::core {

std::string_view code(MinutesStatus status)
{
    return status == MinutesStatus::approved ? "approved" : "draft";
}

}  // namespace quorate::core
