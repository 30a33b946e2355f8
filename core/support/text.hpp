#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quorate::core {

/// `text` without white space at either end.
std::string trimmed(std::string_view text);

/// The same for words that a colon is put behind: without the stop that they end with.
std::string before_colon(std::string_view text);

/// ASCII lower case; other bytes stay as they are.
std::string lower_case(std::string_view text);

/// With an ASCII capital at the front where there is a small letter; the rest stays as it is.
std::string capitalised(std::string text);

/// The pieces between `separator`; "a,,b" has three. An empty text has none.
std::vector<std::string> split(std::string_view text, char separator);

/// Whether `text` is well-formed UTF-8 without NUL or control characters. Tab, line feed and
/// carriage return pass only in many lines. So does what turns the direction of writing: in a name
/// it could make one look like another.
enum class Lines { one, many };
bool is_plain_text(std::string_view text, Lines lines);

/// Number of Unicode code points in well-formed UTF-8.
std::size_t length(std::string_view text);

/// The address in lower case when it fits our strict grammar (RFC 5321 dot-string local part, no
/// byte below 0x21 or above 0x7E, at most 254 bytes), else nothing. Stricter than the RFC on
/// purpose: libical writes addresses unescaped.
std::optional<std::string> email_address(std::string_view text);

}  // namespace quorate::core
