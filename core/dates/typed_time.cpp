#include "core/dates/typed_time.hpp"

#include <charconv>
#include <string>

#include "core/support/text.hpp"

namespace quorate::core {
namespace {

std::optional<int> number(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_number = !text.empty() && text.size() <= 2 && error == std::errc{} &&
                           end == text.data() + text.size() && value >= 0;
    return is_number ? std::optional{value} : std::nullopt;
}

}  // namespace

std::optional<std::chrono::minutes> parse_typed_time(std::string_view text)
{
    const std::string typed = trimmed(text);
    const auto separator = typed.find_first_of(":.");
    const auto hour = number(std::string_view{typed}.substr(0, separator));
    const std::string_view after =
        separator == std::string::npos ? "00" : std::string_view{typed}.substr(separator + 1);
    const auto minute = number(after);
    if (!hour || !minute || after.size() != 2 || *hour > 23 || *minute > 59) return std::nullopt;
    return std::chrono::hours{*hour} + std::chrono::minutes{*minute};
}

}  // namespace quorate::core
