#include "server/worker/busy_lines.hpp"

#include <charconv>
#include <cstdint>

namespace quorate::server {
namespace {

// Takes a number and the character after it off the front of the text.
std::optional<std::int64_t> take_number(std::string_view& text, char after)
{
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc{} || read.ptr == end || *read.ptr != after) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()) + 1);
    return number;
}

bool take(std::string_view& text, std::string_view words)
{
    if (!text.starts_with(words)) return false;
    text.remove_prefix(words.size());
    return true;
}

core::Instant instant(std::int64_t seconds)
{
    return core::Instant{std::chrono::seconds{seconds}};
}

}  // namespace

std::string busy_lines(const calendar::BusyReading& reading)
{
    std::string text;
    if (reading.fault) {
        text += "fault ";
        text += code(*reading.fault);
        return text += "\nend\n";
    }
    for (const core::TimeSpan& span : reading.busy)
        text += "busy " + std::to_string(span.from.time_since_epoch().count()) + ' ' +
                std::to_string(span.until.time_since_epoch().count()) + '\n';
    return text += "left-out " + std::to_string(reading.left_out) + "\nend\n";
}

std::optional<calendar::BusyReading> busy_from_lines(std::string_view text,
                                                     const core::TimeSpan& stretch)
{
    calendar::BusyReading reading;
    if (take(text, "fault ")) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos) return std::nullopt;
        reading.fault = calendar::calendar_fault_from(text.substr(0, end));
        if (!reading.fault || text.substr(end) != "\nend\n") return std::nullopt;
        return reading;
    }
    core::Instant last = stretch.from;
    while (take(text, "busy ")) {
        const auto from = take_number(text, ' ');
        const auto until = from ? take_number(text, '\n') : std::nullopt;
        if (!until) return std::nullopt;
        const core::TimeSpan span{instant(*from), instant(*until)};
        const bool in_order = span.from > last || (reading.busy.empty() && span.from == last);
        if (!in_order || span.until <= span.from || span.until > stretch.until) return std::nullopt;
        last = span.until;
        reading.busy.push_back(span);
    }
    if (!take(text, "left-out ")) return std::nullopt;
    const auto left_out = take_number(text, '\n');
    if (!left_out || *left_out < 0 || *left_out > 1'000'000 || text != "end\n") return std::nullopt;
    reading.left_out = static_cast<int>(*left_out);
    return reading;
}

}  // namespace quorate::server
