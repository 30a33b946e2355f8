#include "server/templates/components.hpp"

#include <algorithm>
#include <utility>

#include <cstdlib>

#include "core/dates/london_time.hpp"
#include "server/templates/frame_words.hpp"
#include "server/templates/renderer.hpp"

namespace quorate::server {
namespace {

std::string_view name_of(Chip kind)
{
    switch (kind) {
        case Chip::late:
            return "late";
        case Chip::today:
            return "today";
        case Chip::soon:
            return "soon";
        case Chip::ok:
            return "ok";
        case Chip::done:
            return "done";
        case Chip::none:
            return "none";
        case Chip::lock:
            return "lock";
        case Chip::child:
            return "child";
    }
    return "none";
}

View link_view(const Link& link)
{
    View view;
    view["label"] = link.label;
    view["link_url"] = link.url;
    view["about"] = link.about;
    view["secondary"] = false;
    return view;
}

std::string_view class_of(RowTone tone)
{
    switch (tone) {
        case RowTone::late:
            return "is-late";
        case RowTone::soon:
            return "is-soon";
        case RowTone::quiet:
            return "is-quiet";
        case RowTone::plain:
            break;
    }
    return "is-ok";
}

View cell_view(const Cell& cell, const std::string& column)
{
    View view;
    view["column"] = column;
    view["text"] = cell.text;
    view["cell_url"] = cell.url;
    view["sub"] = cell.sub;
    view["number"] = cell.number;
    view["chips"] = view_list(cell.chips, [](const View& chip) { return chip; });
    view["buttons"] = view_list(cell.buttons, link_view);
    return view;
}

View row_view(const TableRow& row, const std::vector<std::string>& columns)
{
    kainjow::mustache::list cells;
    for (std::size_t at = 1; at < row.cells.size(); ++at)
        cells.push_back(cell_view(row.cells[at], at < columns.size() ? columns[at] : ""));

    View view;
    view["tone"] = text(class_of(row.tone));
    view["heading"] = row.cells.empty() ? View{false} : cell_view(row.cells.front(), "");
    view["cells"] = View{cells};
    return view;
}

}  // namespace

View icon(std::string_view name)
{
    const auto drawing = template_source("icons/" + std::string{name});
    if (drawing.empty()) throw std::logic_error{"there is no icon " + std::string{name}};
    return text(drawing.substr(0, drawing.find_last_not_of('\n') + 1));
}

View chip(Chip kind, std::string_view words)
{
    View view;
    view["kind"] = text(name_of(kind));
    view["icon_svg"] = icon(name_of(kind));
    view["words"] = text(words);
    return view;
}

View deadline_chip(const core::TimeLeft& left)
{
    const int working_days_left = left.working_days;
    if (left.is_late && working_days_left == 0) return chip(Chip::late, "Late");
    const std::string days = counted(std::abs(working_days_left), "working day", "working days");
    if (left.is_late) return chip(Chip::late, days + " late");
    const Chip ahead = working_days_left <= 4 ? Chip::soon : Chip::ok;
    if (left.until && left.is_last_day)
        return chip(Chip::today, "Today at " + core::london_clock_time(*left.until));
    if (left.until) return chip(ahead, core::london_short_time(*left.until));
    if (working_days_left == 0) return chip(Chip::today, "Today");
    return chip(ahead, days);
}

View alert(Alert kind, const AlertText& words, core::Language language)
{
    struct Row {
        std::string_view style;
        std::string_view icon;
    };
    const Row row = kind == Alert::success       ? Row{"success", "done"}
                    : kind == Alert::information ? Row{"information", "information"}
                    : kind == Alert::warning     ? Row{"warning", "late"}
                                                 : Row{"error", "late"};
    View view;
    view["style"] = text(row.style);
    view["icon_svg"] = icon(row.icon);
    view["says"] = text(kind_words(kind, language));
    view["strong"] = words.strong;
    view["text"] = words.text;
    view["link"] = words.link;
    view["link_url"] = words.link_url;
    return view;
}

View error_summary(const std::vector<core::FieldError>& errors, core::Language language)
{
    if (errors.empty()) return View{false};
    // Two rules may refuse one field in the same words.
    std::vector<core::FieldError> once;
    for (const core::FieldError& error : errors)
        if (std::ranges::find(once, error) == once.end()) once.push_back(error);
    View view;
    view["summary_heading"] = text(frame_words(language).problem);
    view["errors"] = view_list(once, [](const core::FieldError& error) {
        View item;
        item["message"] = error.message;
        item["target_url"] = error.field.empty() ? "" : "#" + error.field;
        return item;
    });
    return view;
}

View summary_list(const std::vector<SummaryRow>& rows)
{
    View view;
    view["rows"] = view_list(rows, [](const SummaryRow& row) {
        View item;
        item["key"] = row.key;
        item["value"] = row.value;
        item["actions"] = view_list(row.actions, link_view);
        return item;
    });
    return view;
}

View pagination(std::string_view previous_url, std::string_view next_url)
{
    if (previous_url.empty() && next_url.empty()) return View{false};
    View view;
    view["previous_url"] = text(previous_url);
    view["next_url"] = text(next_url);
    return view;
}

View empty_state(const EmptyState& state)
{
    View view;
    view["heading"] = state.heading;
    view["text"] = state.text;
    view["icon_svg"] = icon(state.icon);
    view["link"] = state.link.url.empty() ? View{false} : link_view(state.link);
    return view;
}

View page_head(const PageHead& head)
{
    View view;
    view["heading"] = head.heading;
    view["sub"] = head.sub;
    view["eyebrow"] = head.eyebrow;
    view["has_buttons"] = !head.buttons.empty();
    // One button is the main one; the others stand back.
    bool is_main = true;
    view["buttons"] = view_list(head.buttons, [&is_main](const Link& link) {
        View button = link_view(link);
        button["secondary"] = !std::exchange(is_main, false);
        return button;
    });
    return view;
}

View subnav(std::string_view label, const std::vector<Tab>& tabs)
{
    View view;
    view["label"] = text(label);
    view["tabs"] = view_list(tabs, [](const Tab& tab) {
        View item;
        item["name"] = tab.label;
        item["tab_url"] = tab.url;
        item["count"] = tab.count < 0 ? std::string{} : number_text(tab.count);
        item["current"] = tab.current;
        return item;
    });
    return view;
}

View table(const Table& table)
{
    View view;
    view["caption"] = table.caption;
    view["caption_shown"] = table.caption_shown;
    view["columns"] = view_list(table.columns, [](const std::string& name) {
        View column;
        column["name"] = name;
        return column;
    });
    view["rows"] =
        view_list(table.rows, [&](const TableRow& row) { return row_view(row, table.columns); });
    return view;
}

}  // namespace quorate::server
