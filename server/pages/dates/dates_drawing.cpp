#include "server/pages/dates/dates_drawing.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "core/dates/date_text.hpp"
#include "server/pages/dates/dates_ground.hpp"
#include "server/pages/dates/dates_words.hpp"
#include "server/pages/families/child_words.hpp"
#include "server/pages/reports/svg.hpp"

namespace quorate::server {

namespace {

constexpr const char* ink = "#0b0c0c";
constexpr const char* navy = "#12436d";
constexpr const char* green = "#0b5f41";
constexpr const char* brown = "#7a4100";
constexpr const char* violet = "#3a2270";
constexpr const char* grey = "#484949";
constexpr int head_height = 44;
constexpr int row_height = 52;
constexpr int foot_line = 17;   // of the words under the bands
constexpr int wide_letter = 8;  // about the widest that words are drawn
constexpr std::size_t longest_label = 28;
constexpr std::size_t most_label_lines = 3;

// A booked date, or with a tick one that was kept.
std::string diamond(int x, int y, bool is_done)
{
    std::string text = svg_element(
        "path",
        {{"d", "M" + number_text(x) + " " + number_text(y - 10) + " l10 10 l-10 10 l-10 -10 z"},
         {"fill", green},
         {"stroke", "#fff"}});
    if (is_done)
        text += svg_element("path",
                            {{"d", "M" + number_text(x - 4) + " " + number_text(y) + " l3 3 l6 -6"},
                             {"fill", "none"},
                             {"stroke", "#fff"},
                             {"stroke-width", "2"}});
    return text;
}

// White ground for words that the line of today would run through.
std::string ground_for(const std::string& words, int x, int y, int today)
{
    const int wide = static_cast<int>(words.size()) * wide_letter;
    if (today < x - 4 || today > x + wide) return {};
    return svg_element("rect",
                       {{"x", number_text(x - 4)},
                        {"y", number_text(y - 11)},
                        {"width", number_text(wide + 8)},
                        {"height", "17"},
                        {"fill", "#fff"}});
}

struct BarLook {
    const char* fill;
    const char* edge;
    const char* limit_dashes;
};

BarLook look_of(const core::ExplainedDueDate& date)
{
    if (wants_a_date(date.due)) return {"url(#cm-slant)", "#b96a00", ""};
    if (date.explanation.rule.bound == core::Bound::target) return {"#e3e7ea", "#6b7680", "4 3"};
    return {"#bcd3e8", navy, ""};
}

std::string upright(int x, int y, const BarLook& look)
{
    std::vector<SvgAttribute> line{{"d", "M" + number_text(x) + " " + number_text(y - 16) + " v32"},
                                   {"stroke", look.edge},
                                   {"stroke-width", "3"}};
    if (*look.limit_dashes) line.push_back({"stroke-dasharray", look.limit_dashes});
    return svg_element("path", line);
}

// Where the words beside a limit start: to the right of the diamond where it would cover them.
int beside(int limit,
           const std::string& words,
           const std::optional<core::Date>& settled,
           const PictureScale& scale)
{
    const int start = limit + 8;
    if (!settled) return start;
    constexpr int half = 13;  // of a diamond, with some air
    const int x = scale.x(*settled);
    const bool is_covered =
        x + half > start && x - half < start + static_cast<int>(words.size()) * wide_letter;
    return is_covered ? x + half : start;
}

std::string bar(const PictureScale& scale,
                const core::ExplainedDueDate& date,
                int y,
                const DatesPicture& picture)
{
    const core::CaseDueDate& due = date.due;
    const BarLook look = look_of(date);
    const int from = scale.x(std::min(due.counted_from, due.limit_date));
    const int to = scale.x(std::max(due.counted_from, due.limit_date));
    const int limit = scale.x(due.limit_date);
    const int today = scale.x(picture.today);

    std::string text = svg_element("rect",
                                   {{"x", number_text(from)},
                                    {"y", number_text(y - 8)},
                                    {"width", number_text(std::max(to - from, 2))},
                                    {"height", "16"},
                                    {"rx", "3"},
                                    {"fill", look.fill},
                                    {"stroke", look.edge}});
    text += svg_element("circle",
                        {{"cx", number_text(scale.x(due.counted_from))},
                         {"cy", number_text(y)},
                         {"r", "6"},
                         {"fill", ink}});
    text += upright(limit, y, look);
    const auto write = [&](SvgWords at, const std::string& words) {
        text += ground_for(words, at.x, at.y, today) + svg_words(at, words);
    };
    if (due.schedule_by != due.limit_date && due.status == core::DueStatus::open) {
        const int by = scale.x(due.schedule_by);
        text += svg_element("path",
                            {{"d", "M" + number_text(by) + " " + number_text(y - 12) + " v24"},
                             {"stroke", ink},
                             {"stroke-width", "2"},
                             {"stroke-dasharray", "2 2"}});
        if (wants_a_date(due))
            write({.x = limit + 8, .y = y + 22, .size = 13},
                  core::filled(
                      dates_words(picture.language).book_by_then,
                      {{"day", picture_day(due.schedule_by, scale.span, picture.language)}}));
    }
    const auto settled = settled_day(due);
    const std::string last = limit_words(date, scale.span, picture.language);
    write({.x = beside(limit, last, settled, scale), .y = y + 5}, last);

    if (settled) text += diamond(scale.x(*settled), y, due.met_on.has_value());
    const std::string stands = standing_words(due, scale.span, picture.language);
    if (!stands.empty())
        write({.x = settled ? scale.x(*settled) - 4 : from + 14,
               .y = y + 26,
               .size = 13,
               .fill = settled ? green : brown},
              stands);
    return text;
}

// The label over as many lines as there is room for; the list under the picture has all of it.
std::vector<std::string> label_lines(std::string_view label, std::size_t most)
{
    std::vector<std::string> lines;
    while (!label.empty()) {
        const auto space = label.size() <= longest_label ? std::string_view::npos
                                                         : label.rfind(' ', longest_label);
        if (lines.size() + 1 == most && space != std::string_view::npos) {
            lines.push_back(std::string{label.substr(0, space)} + " …");
            break;
        }
        lines.emplace_back(label.substr(0, space));
        label = space == std::string_view::npos ? std::string_view{} : label.substr(space + 1);
    }
    return lines;
}

// With the names of the children under it, where it is for some only.
std::string row_label(std::string_view label, std::string_view whom, int y)
{
    auto lines = label_lines(label, most_label_lines - (whom.empty() ? 0 : 1));
    const std::size_t names = lines.size();
    if (!whom.empty()) lines.push_back(label_lines(whom, 1).front());
    const int step = lines.size() > 2 ? 16 : 18;
    int at = y + 5 - step * (static_cast<int>(lines.size()) - 1) / 2;
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        text += svg_words({.x = 0,
                           .y = at,
                           .size = lines.size() > 2 ? 15 : 16,
                           .weight = i < names ? "700" : "400"},
                          lines[i]);
        at += step;
    }
    return text;
}

std::string about(const DatesPicture& picture,
                  const std::vector<DaysOff>& holidays,
                  const std::vector<DaysOff>& closures)
{
    std::string text{dates_words(picture.language).picture_about};
    for (const std::string& sentence : days_off_sentences(holidays, closures, picture.language))
        text += " " + sentence;
    return text;
}

constexpr const char* patterns =
    "<defs><pattern id=\"cm-slant\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" "
    "patternTransform=\"rotate(45)\"><rect width=\"7\" height=\"7\" fill=\"#fff1d6\"/>"
    "<rect width=\"3\" height=\"7\" fill=\"#e0a03c\"/></pattern>"
    "<pattern id=\"cm-closed\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
    "<rect width=\"6\" height=\"6\" fill=\"#fff\"/>"
    "<circle cx=\"3\" cy=\"3\" r=\"1.5\" fill=\"#484949\"/></pattern></defs>";

}  // namespace

std::string dates_drawing(const DatesPicture& picture)
{
    const DatesWords& words = dates_words(picture.language);
    const PictureScale scale = scale_of(picture);
    const auto holidays = days_off(picture.holidays.days, scale.span);
    const auto closures = days_off(picture.closures, scale.span);
    const int bottom = head_height + row_height * static_cast<int>(picture.dates.size()) + 6;
    const int lines = (holidays.empty() ? 0 : 1) + (closures.empty() ? 0 : 1);

    std::string text = "<svg class=\"cm-svg\" viewBox=\"0 0 " + number_text(picture_width) + " " +
                       number_text(bottom + 6 + foot_line * lines) +
                       "\" role=\"img\" aria-labelledby=\"drawing-title drawing-about\" lang=\"" +
                       std::string{code(picture.language)} + "\"><title id=\"drawing-title\">";
    const std::string from = core::long_date(scale.span.first, picture.language);
    const std::string to = core::long_date(scale.span.last, picture.language);
    text += svg_escaped(core::filled(words.picture_title, {{"from", from}, {"to", to}})) +
            "</title><desc id=\"drawing-about\">" +
            svg_escaped(about(picture, holidays, closures)) + "</desc>" + patterns;
    text += month_lines(scale, bottom, picture.language);
    text += bands(scale, closures, bottom, BandLook::dotted);
    text += bands(scale, holidays, bottom, BandLook::plain);
    SvgWords at{
        .x = 0, .y = bottom + foot_line - 2, .size = 13, .fill = violet, .anchor = "middle"};
    text += band_words(scale, holidays, words.one_bank_holiday, words.some_bank_holidays, at);
    at.y = bottom + foot_line * lines - 2;
    at.fill = grey;
    text += band_words(scale, closures, words.one_closure, words.one_closure, at);
    text += today_line(scale, picture.today, bottom);
    int y = head_height + row_height / 2;
    for (const core::ExplainedDueDate& date : picture.dates) {
        text += row_label(label(date.explanation.rule, picture.language),
                          for_whom(date.due, picture.children, picture.language),
                          y);
        text += bar(scale, date, y, picture);
        y += row_height;
    }
    return text + today_mark(scale, picture) + "</svg>";
}

}  // namespace quorate::server
