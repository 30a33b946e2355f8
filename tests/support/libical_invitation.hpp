#pragma once

#include <string>

#include "calendar/itip/invitation.hpp"

namespace quorate::test {

/// What request_text() and cancel_text() are to write, put together by libical: the judge of the
/// lines that are written by hand, and their yardstick. Requires an invitation that can be sent.
std::string request_text_by_libical(const calendar::Invitation& invitation);
std::string cancel_text_by_libical(const calendar::Invitation& invitation);

}  // namespace quorate::test
