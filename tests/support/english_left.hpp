#pragma once

#include <string>
#include <vector>

namespace quorate::test {

/// Common English words that a reader of the page would still meet, in its text and in what is read
/// out of it. A page in Welsh has none. What is marked as English, and names, do not count.
std::vector<std::string> english_left(const std::string& html);

}  // namespace quorate::test
