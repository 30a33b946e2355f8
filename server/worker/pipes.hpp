#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace quorate::server {

/// Standard input of a worker to its end, or to `enough` bytes.
std::string read_input(std::size_t enough);

/// Writes a worker's answer to standard output; false when nobody takes it.
bool write_output(std::string_view text);

}  // namespace quorate::server
