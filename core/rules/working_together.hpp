#pragma once

#include <array>
#include <cstddef>

#include "core/rules/statutory_rule.hpp"

namespace quorate::core {

/// An edition of Working Together to Safeguard Children, and the days on which it was in force.
struct WorkingTogether {
    std::string_view title;
    Date from;
    std::optional<Date> to = {};
};

/// From 2013, the first edition with a single assessment of 45 working days.
inline constexpr std::array working_together_editions = [] {
    using namespace std::chrono;
    const auto day = [](year y, month m, int d) { return Date{y / m / d}; };
    return std::array{
        WorkingTogether{"Working Together to Safeguard Children 2013",
                        day(2013y, April, 15),
                        day(2015y, March, 25)},
        WorkingTogether{"Working Together to Safeguard Children 2015",
                        day(2015y, March, 26),
                        day(2018y, July, 3)},
        WorkingTogether{"Working Together to Safeguard Children 2018",
                        day(2018y, July, 4),
                        day(2023y, December, 14)},
        WorkingTogether{"Working Together to Safeguard Children 2023",
                        day(2023y, December, 15),
                        day(2026y, March, 18)},
        WorkingTogether{"Working Together to Safeguard Children 2026", day(2026y, March, 19)},
    };
}();

/// A rule of Working Together and where each edition has it. Where the place in an edition was not
/// seen, the text says in which edition it was; an empty one means that the edition has no such
/// rule, or that we do not know.
struct WorkingTogetherRule {
    StatutoryRule rule;
    std::array<std::string_view, working_together_editions.size()> places;
};

/// A row for each edition that has the rule, the oldest first.
template <const auto& rules>
consteval auto in_each_edition()
{
    constexpr std::size_t number = [] {
        std::size_t rows = 0;
        for (const WorkingTogetherRule& each : rules)
            for (const std::string_view place : each.places)
                rows += place.empty() ? 0 : 1;
        return rows;
    }();

    std::array<StatutoryRule, number> rows;
    std::size_t next = 0;
    for (const WorkingTogetherRule& each : rules)
        for (std::size_t i = 0; i < each.places.size(); ++i) {
            if (each.places[i].empty()) continue;
            StatutoryRule& row = rows[next++];
            row = each.rule;
            row.edition = working_together_editions[i].title;
            row.paragraph = each.places[i];
            row.effective_from = working_together_editions[i].from;
            row.effective_to = working_together_editions[i].to;
        }
    return rows;
}

}  // namespace quorate::core
