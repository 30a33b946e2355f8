#include "core/reports/small_numbers.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace quorate::core {
namespace {

using Part = std::optional<int> Tally::*;
constexpr std::array<Part, 3> parts{&Tally::in_time, &Tally::late, &Tally::not_yet};

bool is_small(int number)
{
    return number > 0 && number < least_shown;
}

bool has_small_part(const Tally& tally)
{
    return std::ranges::any_of(parts, [&](Part part) { return is_small(*(tally.*part)); });
}

// The places of lines in a split.
using Places = std::set<std::size_t>;

// Adds lines to `hidden`, the smallest first, until each of `numbers` summed over the hidden lines
// is zero or no small number and no line is hidden alone. `size` is what makes a line small.
template <class Numbers, class Size>
void hide_enough(Places& hidden, std::size_t count, Numbers numbers, Size size)
{
    const auto is_given_away = [&] {
        if (hidden.size() == 1) return true;
        std::vector<int> sums;
        for (const std::size_t place : hidden) {
            const std::vector<int> own = numbers(place);
            sums.resize(own.size());
            for (std::size_t i = 0; i < own.size(); ++i)
                sums[i] += own[i];
        }
        return std::ranges::any_of(sums, is_small);
    };
    while (!hidden.empty() && is_given_away()) {
        std::optional<std::size_t> smallest;
        for (std::size_t place = 0; place < count; ++place) {
            if (hidden.contains(place) || size(place) == 0) continue;
            if (!smallest || size(place) < size(*smallest)) smallest = place;
        }
        if (!smallest) return;  // all are: then the sums are those of the whole
        hidden.insert(*smallest);
    }
}

void hide_parts(Tally& tally)
{
    for (const Part part : parts)
        tally.*part = std::nullopt;
}

void hide_lines(const Tally& all, const std::vector<Tally*>& lines)
{
    Places without_sum;
    Places without_parts;
    const bool none_at_all = is_small(*all.counted);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (none_at_all ? *lines[i]->counted > 0 : is_small(*lines[i]->counted))
            without_sum.insert(i);
    }
    const auto size = [&](std::size_t place) { return *lines[place]->counted; };
    const auto sum_of = [&](std::size_t place) { return std::vector<int>{size(place)}; };
    if (!none_at_all) hide_enough(without_sum, lines.size(), sum_of, size);

    without_parts = without_sum;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (has_small_part(*lines[i])) without_parts.insert(i);
    const auto parts_of = [&](std::size_t place) {
        std::vector<int> numbers;
        for (const Part part : parts)
            numbers.push_back(*(lines[place]->*part));
        return numbers;
    };
    // Where the parts of the whole are hidden, no line's can be taken from them.
    if (!none_at_all && !has_small_part(all))
        hide_enough(without_parts, lines.size(), parts_of, size);

    for (const std::size_t place : without_parts)
        hide_parts(*lines[place]);
    for (const std::size_t place : without_sum)
        lines[place]->counted = std::nullopt;
}

std::vector<Tally*> tallies_of(std::vector<TimelinessLine>& lines, Tally Tallies::* unit)
{
    std::vector<Tally*> found;
    for (TimelinessLine& line : lines)
        found.push_back(&(line.tallies.*unit));
    return found;
}

void hide_reasons(const Tally& all,
                  std::vector<LateReasonLine>& lines,
                  std::optional<int> LateReasonLine::* unit)
{
    Places hidden;
    // The sum of the reasons is the number that were late.
    const bool whole_is_hidden = is_small(*all.counted) || has_small_part(all);
    const auto size = [&](std::size_t place) { return *(lines[place].*unit); };
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (whole_is_hidden || is_small(size(i))) hidden.insert(i);
    if (!whole_is_hidden)
        hide_enough(
            hidden,
            lines.size(),
            [&](std::size_t place) { return std::vector<int>{size(place)}; },
            size);
    for (const std::size_t place : hidden)
        lines[place].*unit = std::nullopt;
}

void hide_in_unit(MeasuredTimeliness& measured,
                  Tally Tallies::* unit,
                  std::optional<int> LateReasonLine::* reasons)
{
    Tally& all = measured.all.*unit;
    hide_lines(all, tallies_of(measured.months, unit));
    hide_lines(all, tallies_of(measured.teams, unit));
    hide_reasons(all, measured.reasons, reasons);
    const bool hides_sum = is_small(*all.counted);
    if (hides_sum || has_small_part(all)) hide_parts(all);
    if (hides_sum) all.counted = std::nullopt;
}

void hide_if_small(std::optional<int>& number)
{
    if (is_small(*number)) number = std::nullopt;
}

}  // namespace

void hide_small_numbers(TimelinessReport& report)
{
    report.hides_small_numbers = true;
    for (MeasuredTimeliness& measured : report.measures) {
        hide_in_unit(measured, &Tallies::by_child, &LateReasonLine::children);
        hide_in_unit(measured, &Tallies::by_meeting, &LateReasonLine::meetings);
        hide_if_small(measured.to_come);
        hide_if_small(measured.not_needed);
    }
}

}  // namespace quorate::core
