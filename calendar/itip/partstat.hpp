#pragma once

#include <string_view>

#include "core/meetings/invitee.hpp"

namespace quorate::calendar {

/// What calendar programs are told of an answer: "ACCEPTED", "DECLINED", "DELEGATED" or
/// "NEEDS-ACTION".
std::string_view partstat_of(core::Reply reply);

}  // namespace quorate::calendar
