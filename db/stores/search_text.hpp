#pragma once

#include <string>
#include <string_view>

namespace quorate::db {

/// The pattern for `like … escape '!'` that finds `text` anywhere, or everything when it is empty.
/// In lower case, to be compared with lower(column).
std::string anywhere(std::string_view text);

}  // namespace quorate::db
