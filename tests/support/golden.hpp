#pragma once

#include <string_view>

namespace quorate::test {

/// Fails unless `actual` is, byte for byte, the file tests/golden/`name`. With
/// QUORATE_UPDATE_GOLDEN=1 in the environment it writes the file instead.
void expect_golden(std::string_view name, std::string_view actual);

}  // namespace quorate::test
