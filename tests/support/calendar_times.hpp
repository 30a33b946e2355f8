#pragma once

#include <string>
#include <vector>

namespace quorate::test {

/// The lines of a calendar (unfolded) that are at a moment which depends on where the reader is: a
/// date and time that is neither UTC nor in a zone that the calendar itself describes, or a bare
/// date that does not say that it is one. What is inside VTIMEZONE is left out.
std::vector<std::string> floating_lines(const std::string& calendar);

}  // namespace quorate::test
