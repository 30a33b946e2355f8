#include "server/pages/dates/dates_ground.hpp"

#include <algorithm>
#include <optional>

#include "core/dates/date_text.hpp"
#include "server/pages/dates/dates_words.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

using namespace std::chrono;

using core::Date;
using core::Language;

namespace {

constexpr int label_width = 250;
constexpr const char* red = "#a3141f";
constexpr const char* grey = "#484949";

Date next_month(Date day)
{
    const year_month_day date{day};
    return Date{(date.year() / date.month() + months{1}) / 1};
}

}  // namespace

int PictureScale::x(Date day) const
{
    const auto whole = std::max<long long>((span.last - span.first).count(), 1);
    const auto part = (day - span.first).count();
    return label_width +
           static_cast<int>((picture_width - label_width - right_margin) * part / whole);
}

PictureScale scale_of(const DatesPicture& picture)
{
    return {span_of(picture), picture.language == Language::welsh ? 250 : 200};
}

std::string month_lines(const PictureScale& scale, int bottom, Language language)
{
    // With many months there is room for every second or third name only.
    const auto all = (scale.span.last - scale.span.first).count() / 30 + 1;
    const auto every = std::max<long long>(1, (all + 7) / 8);
    std::string text;
    long long count = 0;
    std::optional<year> named;  // the last year that was written
    for (Date month = scale.span.first; month <= scale.span.last;
         month = next_month(month), ++count) {
        const int x = scale.x(month);
        text += svg_element("line",
                            {{"x1", number_text(x)},
                             {"x2", number_text(x)},
                             {"y1", number_text(34)},
                             {"y2", number_text(bottom)},
                             {"stroke", "#d3dae1"}});
        if (count % every != 0) continue;
        const year_month_day date{month};
        std::string name{core::month_name(month, language)};
        if (date.year() != named) name += " " + std::to_string(static_cast<int>(date.year()));
        named = date.year();
        text += svg_words({.x = x + 6, .y = 24, .size = 15, .fill = grey}, name);
    }
    return text;
}

std::string bands(const PictureScale& scale,
                  const std::vector<DaysOff>& days,
                  int bottom,
                  BandLook look)
{
    const bool is_dotted = look == BandLook::dotted;
    std::string text;
    for (const DaysOff& each : days) {
        const int x = scale.x(each.first);
        const int wide = scale.x(each.last + core::Date::duration{1}) - x;
        std::vector<SvgAttribute> band{{"x", number_text(x)},
                                       {"y", "36"},
                                       {"width", number_text(is_dotted ? std::max(wide, 7) : 4)},
                                       {"height", number_text(bottom - 36)},
                                       {"fill", is_dotted ? "url(#cm-closed)" : "#b8a3e0"}};
        if (is_dotted) {
            band.push_back({"stroke", grey});
            band.push_back({"stroke-dasharray", "2 2"});
        }
        text += svg_element("rect", band);
    }
    return text;
}

std::string band_words(const PictureScale& scale,
                       const std::vector<DaysOff>& days,
                       std::string_view one,
                       std::string_view many,
                       const SvgWords& at)
{
    constexpr int letter = 9;  // wider than any that they are drawn with
    const int room = letter * static_cast<int>(std::max(one.size(), many.size())) + 16;
    std::string text;
    for (std::size_t i = 0; i < days.size();) {
        std::size_t end = i + 1;
        while (end < days.size() && scale.x(days[end].first) - scale.x(days[end - 1].last) < room)
            ++end;
        SvgWords words = at;
        words.x = (scale.x(days[i].first) + scale.x(days[end - 1].last)) / 2 + 2;
        text += svg_words(words, end - i == 1 ? one : many);
        i = end;
    }
    return text;
}

std::string today_line(const PictureScale& scale, Date today, int bottom)
{
    const int x = scale.x(today);
    return svg_element("line",
                       {{"x1", number_text(x)},
                        {"x2", number_text(x)},
                        {"y1", "36"},
                        {"y2", number_text(bottom)},
                        {"stroke", red},
                        {"stroke-width", "2"},
                        {"stroke-dasharray", "5 4"}});
}

std::string today_mark(const PictureScale& scale, const DatesPicture& picture)
{
    const int x = scale.x(picture.today);
    return svg_element("rect",
                       {{"x", number_text(x - 34)},
                        {"y", "31"},
                        {"width", "68"},
                        {"height", "19"},
                        {"rx", "9"},
                        {"fill", "#fff"},
                        {"stroke", red},
                        {"stroke-width", "2"}}) +
           svg_words(
               {.x = x, .y = 45, .size = 13, .fill = red, .weight = "700", .anchor = "middle"},
               dates_words(picture.language).today);
}

}  // namespace quorate::server
