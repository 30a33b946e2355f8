#pragma once

#include <string>

namespace quorate::test {

/// Everything in a mail, as sent and as read: the bytes, then the subject and all parts decoded.
/// Folded calendar lines are joined.
std::string mail_content(const std::string& bytes);

}  // namespace quorate::test
