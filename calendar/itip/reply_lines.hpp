#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quorate::calendar {

/// A content line taken apart: name and parameter names in capitals, quotation marks and the
/// escapes of RFC 6868 undone in parameters; the value as it is written.
struct ReplyLine {
    std::string name;
    std::vector<std::pair<std::string, std::string>> parameters;
    std::string value;

    /// The value of a parameter, or empty.
    std::string_view parameter(std::string_view wanted) const;
};

/// More parameters than any program writes.
inline constexpr std::size_t most_parameters = 50;

/// Calls `take` with each line of VCALENDAR itself and of the components straight within it;
/// `component` counts those from 1, and is 0 for the calendar. Only the lines that are named in
/// `wanted` are taken apart. False when one of those is malformed. `text` has passed
/// scan_calendar(), so its components match.
struct ReplyPlace {
    std::string_view component_name;  // "VEVENT"; empty for the calendar
    int component;
};
bool for_each_reply_line(std::string_view text,
                         const std::vector<std::string_view>& wanted,
                         const std::function<void(const ReplyPlace&, ReplyLine)>& take);

/// A TEXT value without its escapes.
std::string unescaped_text(std::string_view text);

}  // namespace quorate::calendar
