#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace quorate::server {

/// Bytes as hexadecimal digits in small letters.
std::string hex(std::span<const unsigned char> bytes);

/// The 32 bytes on the first line of a file that only its owner may read. `what` names it in the
/// one sentence of the std::runtime_error that is thrown otherwise: "the key of the backups".
std::array<unsigned char, 32> read_key_file(const std::string& path, const std::string& what);

/// Writes 32 fresh bytes to a new file that only its owner may read. Throws std::runtime_error when
/// it cannot, or when there is such a file.
std::array<unsigned char, 32> make_key_file(const std::string& path);

}  // namespace quorate::server
