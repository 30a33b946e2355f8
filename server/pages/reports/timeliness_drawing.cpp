#include "server/pages/reports/timeliness_drawing.hpp"

#include <algorithm>
#include <cmath>

#include "server/pages/reports/svg.hpp"

namespace quorate::server {
namespace {

using core::Tally;
using core::TimelinessLine;

constexpr int width = 400;
constexpr int height = 224;
constexpr int left = 52;
constexpr int right = 396;
constexpr int top = 26;      // of 100 percent
constexpr int bottom = 190;  // of none
constexpr int grid_step = 25;
constexpr int most_numbers = 12;  // more bars are too narrow for a number on each
constexpr const char* navy = "#12436d";

std::string number(int value)
{
    return std::to_string(value);
}

std::string grid()
{
    std::string text;
    for (int percent = 0; percent <= 100; percent += grid_step) {
        const int y = bottom - (bottom - top) * percent / 100;
        text += svg_element("line",
                            {{"x1", number(left)},
                             {"x2", number(right)},
                             {"y1", number(y)},
                             {"y2", number(y)},
                             {"stroke", "#e3e8ed"}});
        text += svg_words(
            {.x = left - 8, .y = y + 5, .fill = "#484949", .weight = "400", .anchor = "end"},
            number(percent) + "%");
    }
    return text;
}

// "Apr"
std::string short_month(const TimelinessLine& line)
{
    return line.label.substr(0, 3);
}

// "Apr 26"
std::string month_and_year(const TimelinessLine& line)
{
    return short_month(line) + " " + line.key.substr(2, 2);
}

struct Bar {
    const Tally& tally;
    int x;  // of its middle
    int width;
    bool is_over;
};

std::string bar(const Bar& bar, const std::string& slant, bool with_number)
{
    const auto percent = core::percent_in_time(bar.tally);
    if (!percent) {
        if (bar.tally.counted == 0) return {};
        return svg_words({.x = bar.x, .y = bottom - 6, .anchor = "middle"}, "–");
    }
    const int tall = static_cast<int>(std::lround((bottom - top) * *percent / 100));
    const std::string fill = bar.is_over ? std::string{navy} : "url(#" + slant + ")";
    std::string text = svg_element("rect",
                                   {{"x", number(bar.x - bar.width / 2)},
                                    {"y", number(bottom - tall)},
                                    {"width", number(bar.width)},
                                    {"height", number(tall)},
                                    {"fill", fill},
                                    {"stroke", navy}});
    if (with_number)
        text += svg_words({.x = bar.x, .y = bottom - tall - 7, .weight = "700", .anchor = "middle"},
                          number(static_cast<int>(std::lround(*percent))));
    return text;
}

std::string bars(const std::vector<TimelinessLine>& months,
                 Tally core::Tallies::* unit,
                 core::Date today,
                 const std::string& slant)
{
    const int count = static_cast<int>(months.size());
    const bool is_long = count > most_numbers;
    const int every = is_long ? (count + 5) / 6 : 1;
    const int thick = std::max(3, (right - left) * 2 / (3 * count));
    const std::string this_month = core::month_code(today);
    std::string text;
    for (int i = 0; i < count; ++i) {
        const TimelinessLine& line = months[static_cast<std::size_t>(i)];
        const int x = left + (right - left) * (2 * i + 1) / (2 * count);
        text += bar(
            {.tally = line.tallies.*unit, .x = x, .width = thick, .is_over = line.key < this_month},
            slant,
            !is_long);
        if (i % every == 0)
            text += svg_words({.x = x, .y = bottom + 22, .weight = "400", .anchor = "middle"},
                              is_long ? month_and_year(line) : short_month(line));
    }
    return text;
}

// The same as words: "April 2026 82 percent, May 2026 none."
std::string in_words(const std::vector<TimelinessLine>& months, Tally core::Tallies::* unit)
{
    std::string text;
    for (const TimelinessLine& line : months) {
        const Tally& tally = line.tallies.*unit;
        const auto percent = core::percent_in_time(tally);
        text += (text.empty() ? "" : ", ") + line.label + " ";
        if (percent)
            text += number(static_cast<int>(std::lround(*percent))) + " percent";
        else
            text += tally.counted == 0 ? "none" : "not shown";
    }
    return text + ".";
}

}  // namespace

std::string timeliness_drawing(const core::MeasuredTimeliness& measured,
                               Tally core::Tallies::* unit,
                               core::Date today)
{
    // Several of these stand on one page.
    const std::string id = "chart-" + std::string{code(measured.measure)};
    const std::string slant = id + "-slant";
    return "<svg viewBox=\"0 0 " + number(width) + " " + number(height) +
           "\" role=\"img\" aria-labelledby=\"" + id + "-title " + id + "-about\"><title id=\"" +
           id + "-title\">" + svg_escaped(label(measured.measure)) +
           ", percent by month</title><desc id=\"" + id + "-about\">" +
           svg_escaped(in_words(measured.months, unit)) + "</desc><defs><pattern id=\"" + slant +
           "\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" "
           "patternTransform=\"rotate(45)\"><rect width=\"8\" height=\"8\" fill=\"" +
           navy + "\"/><rect width=\"3\" height=\"8\" fill=\"#fff\"/></pattern></defs>" + grid() +
           bars(measured.months, unit, today, slant) + "</svg>";
}

}  // namespace quorate::server
