#include "tests/support/scenario_file.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <stdexcept>

#include "tests/support/places.hpp"

namespace quorate::test {
namespace {

std::string without_blanks(std::string text)
{
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string::npos) return {};
    text.erase(text.find_last_not_of(" \t") + 1);
    return text.substr(first);
}

std::string without_opening(const std::string& text)
{
    for (const std::string opening : {"Given ", "When ", "Then ", "And "})
        if (text.starts_with(opening)) return text.substr(opening.size());
    return text;
}

// "room-changes" becomes "RoomChanges": tests have names without hyphens.
std::string name_of(const std::string& stem)
{
    std::string name;
    bool starts_word = true;
    for (const char c : stem) {
        const bool is_letter = c >= 'a' && c <= 'z';
        if (is_letter || (c >= '0' && c <= '9'))
            name += is_letter && starts_word ? static_cast<char>(c - 'a' + 'A') : c;
        starts_word = c == '-';
    }
    return name;
}

Scenario read(const std::filesystem::path& path)
{
    Scenario scenario{.name = name_of(path.stem().string()), .title = {}};
    std::ifstream in{path};
    std::string text;
    for (int number = 1; std::getline(in, text); ++number) {
        text = without_blanks(text);
        if (text.empty() || text.starts_with('#')) continue;
        if (scenario.title.empty())
            scenario.title = text;
        else if (text.starts_with('|') && scenario.lines.empty())
            throw std::invalid_argument{path.string() + ": nothing says what the quoted lines are"};
        else if (text.starts_with('|'))
            scenario.lines.back().quoted.push_back(without_blanks(text.substr(1)));
        else
            scenario.lines.push_back({.number = number, .text = without_opening(text)});
    }
    if (scenario.lines.empty()) throw std::invalid_argument{path.string() + " says nothing"};
    return scenario;
}

}  // namespace

std::vector<Scenario> scenarios()
{
    std::vector<Scenario> all;
    const std::filesystem::path folder = std::filesystem::path{source_dir()} / "tests/scenarios";
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        if (entry.path().extension() == ".txt") all.push_back(read(entry.path()));
    std::ranges::sort(all, {}, &Scenario::name);
    return all;
}

void PrintTo(const Scenario& scenario, std::ostream* out)
{
    *out << scenario.title;
}

}  // namespace quorate::test
