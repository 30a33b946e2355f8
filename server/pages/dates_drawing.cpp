#include "server/pages/dates_drawing.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/pages/svg.hpp"

namespace quorate::server {

using namespace std::chrono;

namespace {

using core::Date;

constexpr int width = 1120;
constexpr int label_width = 250;
constexpr int right_margin = 190;  // room for the words beside the last bar
constexpr int head_height = 44;
constexpr int row_height = 52;
constexpr std::size_t longest_label = 26;

constexpr std::array<const char*, 12> months{"January",
                                             "February",
                                             "March",
                                             "April",
                                             "May",
                                             "June",
                                             "July",
                                             "August",
                                             "September",
                                             "October",
                                             "November",
                                             "December"};

std::string number(int value)
{
    return std::to_string(value);
}

// Where days fall from left to right.
struct Scale {
    Date first;
    Date last;

    bool spans_years() const { return year_month_day{first}.year() != year_month_day{last}.year(); }

    int x(Date day) const
    {
        const auto whole = std::max<long long>((last - first).count(), 1);
        const auto part = (day - first).count();
        return label_width + static_cast<int>((width - label_width - right_margin) * part / whole);
    }
};

// "Thu 26 Nov 2026"
std::string short_date_in_year(Date day)
{
    return core::short_date(day) + " " +
           std::to_string(static_cast<int>(year_month_day{day}.year()));
}

Date first_of_month(Date day)
{
    const year_month_day date{day};
    return Date{date.year() / date.month() / 1};
}

Date next_month(Date day)
{
    const year_month_day date{day};
    return Date{(date.year() / date.month() + std::chrono::months{1}) / 1};
}

Scale scale_of(const std::vector<core::ExplainedDueDate>& dates, Date today)
{
    Date first = today;
    Date last = today;
    for (const core::ExplainedDueDate& each : dates) {
        first = std::min({first, each.due.counted_from, each.due.limit_date});
        last = std::max({last, each.due.counted_from, each.due.limit_date});
    }
    return {first_of_month(first), last};
}

std::string month_lines(const Scale& scale, int height)
{
    // With many months there is room for every second or third name only.
    const auto all = (scale.last - scale.first).count() / 30 + 1;
    const auto every = std::max<long long>(1, (all + 7) / 8);
    std::string text;
    long long count = 0;
    std::optional<year> named;  // the last year that was written
    for (Date month = scale.first; month <= scale.last; month = next_month(month), ++count) {
        const int x = scale.x(month);
        text += svg_element("line",
                            {{"x1", number(x)},
                             {"x2", number(x)},
                             {"y1", number(34)},
                             {"y2", number(height - 10)},
                             {"stroke", "#d3dae1"}});
        if (count % every != 0) continue;
        const year_month_day date{month};
        std::string name = months.at(static_cast<unsigned>(date.month()) - 1);
        if (date.year() != named) name += " " + std::to_string(static_cast<int>(date.year()));
        named = date.year();
        text += svg_words({.x = x + 6, .y = 24, .size = 15, .fill = "#484949"}, name);
    }
    return text;
}

std::string holiday_lines(const Scale& scale, const core::BankHolidays& holidays, int height)
{
    std::string text;
    for (auto it = holidays.days.lower_bound(scale.first);
         it != holidays.days.end() && it->first <= scale.last;
         ++it)
        text += svg_element("rect",
                            {{"x", number(scale.x(it->first))},
                             {"y", "36"},
                             {"width", "4"},
                             {"height", number(height - 46)},
                             {"fill", "#b8a3e0"}});
    return text;
}

// What the purple bands are, for those who cannot see them.
std::string holidays_text(const Scale& scale, const core::BankHolidays& holidays)
{
    std::string text;
    for (auto it = holidays.days.lower_bound(scale.first);
         it != holidays.days.end() && it->first <= scale.last;
         ++it)
        text += (text.empty() ? "Bank holidays between: " : "; ") + it->second + ", " +
                short_date_in_year(it->first);
    return text.empty() ? "No bank holiday lies between." : text + ".";
}

std::string diamond(int x, int y)
{
    return svg_element(
        "path",
        {{"d", "M" + number(x) + " " + number(y - 10) + " l10 10 l-10 10 l-10 -10 z"},
         {"fill", "#0b5f41"},
         {"stroke", "#fff"}});
}

// White ground for words that the line of today would run through.
std::string ground_for(const std::string& words, int x, int y, int today)
{
    const int wide = static_cast<int>(words.size()) * 8;
    if (today < x - 4 || today > x + wide) return {};
    return svg_element("rect",
                       {{"x", number(x - 4)},
                        {"y", number(y - 14)},
                        {"width", number(wide + 8)},
                        {"height", "28"},
                        {"fill", "#fff"}});
}

std::string bar(const Scale& scale, const core::ExplainedDueDate& date, int y, Date today)
{
    const core::CaseDueDate& due = date.due;
    const bool has_date = due.meeting || due.met_on || due.status != core::DueStatus::open;
    const bool wants_date = due.meeting_type && !has_date;
    const int from = scale.x(std::min(due.counted_from, due.limit_date));
    const int to = scale.x(std::max(due.counted_from, due.limit_date));
    const char* colour = wants_date ? "#b96a00" : "#12436d";

    std::string text = svg_element("rect",
                                   {{"x", number(from)},
                                    {"y", number(y - 8)},
                                    {"width", number(std::max(to - from, 2))},
                                    {"height", "16"},
                                    {"rx", "3"},
                                    {"fill", wants_date ? "url(#cm-slant)" : "#bcd3e8"},
                                    {"stroke", colour}});
    text += svg_element("circle",
                        {{"cx", number(scale.x(due.counted_from))},
                         {"cy", number(y)},
                         {"r", "6"},
                         {"fill", "#0b0c0c"}});
    const int limit = scale.x(due.limit_date);
    text += svg_element("path",
                        {{"d", "M" + number(limit) + " " + number(y - 16) + " v32"},
                         {"stroke", colour},
                         {"stroke-width", "3"}});
    std::optional<Date> booked = due.met_on;
    if (!booked && due.booked_for) booked = core::london_date(*due.booked_for);
    if (booked && *booked >= scale.first && *booked <= scale.last)
        text += diamond(scale.x(*booked), y);
    const std::string words =
        "Last day " + (scale.spans_years() ? short_date_in_year(due.limit_date)
                                           : core::short_date(due.limit_date));
    return text + ground_for(words, limit + 8, y, scale.x(today)) +
           svg_words({.x = limit + 8, .y = y + 5}, words);
}

std::string today_line(const Scale& scale, Date today, int height)
{
    const int x = scale.x(today);
    return svg_element("line",
                       {{"x1", number(x)},
                        {"x2", number(x)},
                        {"y1", "36"},
                        {"y2", number(height - 10)},
                        {"stroke", "#a3141f"},
                        {"stroke-width", "2"},
                        {"stroke-dasharray", "5 4"}}) +
           svg_words({.x = x, .y = height, .size = 13, .fill = "#a3141f", .anchor = "middle"},
                     "Today");
}

// On one line, or on two.
std::string row_label(std::string_view label, int y)
{
    const SvgWords line{.x = 0, .y = y + 5, .size = 16, .weight = "700"};
    const auto space = label.rfind(' ', longest_label);
    if (label.size() <= longest_label || space == std::string::npos) return svg_words(line, label);
    SvgWords first = line;
    SvgWords second = line;
    first.y -= 9;
    second.y += 9;
    return svg_words(first, label.substr(0, space)) + svg_words(second, label.substr(space + 1));
}

}  // namespace

std::string dates_drawing(const std::vector<core::ExplainedDueDate>& dates,
                          Date today,
                          const core::BankHolidays& holidays)
{
    const Scale scale = scale_of(dates, today);
    const int height = head_height + row_height * static_cast<int>(dates.size()) + 16;

    std::string text =
        "<svg class=\"cm-svg\" viewBox=\"0 0 " + number(width) + " " + number(height + 8) +
        "\" role=\"img\" aria-labelledby=\"drawing-title drawing-about\">"
        "<title id=\"drawing-title\">The dates from " +
        svg_escaped(core::long_date(scale.first)) + " to " +
        svg_escaped(core::long_date(scale.last)) +
        "</title><desc id=\"drawing-about\">A bar for each date, from the day its clock started to "
        "the last day allowed. The same dates are in the list under this picture. " +
        svg_escaped(holidays_text(scale, holidays)) +
        "</desc>"
        "<defs><pattern id=\"cm-slant\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"rotate(45)\"><rect width=\"7\" height=\"7\" fill=\"#fff1d6\"/>"
        "<rect width=\"3\" height=\"7\" fill=\"#e0a03c\"/></pattern></defs>";
    text += month_lines(scale, height);
    text += holiday_lines(scale, holidays, height);
    text += today_line(scale, today, height);
    int y = head_height + row_height / 2;
    for (const core::ExplainedDueDate& date : dates) {
        text += row_label(date.explanation.rule.label, y);
        text += bar(scale, date, y, today);
        y += row_height;
    }
    return text + "</svg>";
}

}  // namespace quorate::server
