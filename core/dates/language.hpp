#pragma once

#include <optional>
#include <string_view>

namespace quorate::core {

/// The languages in which dates explain themselves and people are written to.
enum class Language { english, welsh };

/// From "en" or "cy".
constexpr std::optional<Language> language_from(std::string_view code)
{
    if (code == "en") return Language::english;
    if (code == "cy") return Language::welsh;
    return std::nullopt;
}

constexpr std::string_view code(Language language)
{
    return language == Language::welsh ? "cy" : "en";
}

/// As those who speak it call it: "English", "Cymraeg".
constexpr std::string_view own_name(Language language)
{
    return language == Language::welsh ? "Cymraeg" : "English";
}

}  // namespace quorate::core
