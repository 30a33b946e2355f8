#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/dates/language.hpp"
#include "core/dates/working_calendar.hpp"
#include "core/support/result.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// Views for the partials in components/. Each builder sets every name its partial looks at, so a
// component never picks up a value of the page around it. Texts are escaped when rendered.

/// One drawing of icons/, for {{{icon_svg}}}: "late", "ok", "done", "person", "warning" … The
/// words stand beside it; it is hidden from screen readers. Throws when there is no such file.
View icon(std::string_view name);

/// State as shape, words and colour: {{#state}}{{> chip}}{{/state}}.
enum class Chip { late, today, soon, ok, done, none, lock, child };
View chip(Chip kind, std::string_view words);

/// The chip for a last day: "2 working days late", "Today", "1 working day", "12 working days".
/// Up to four days is "soon", and "Late" alone is for a weekend straight after the last day. For a
/// limit in hours "Today at 14:30", "Thu 26 Nov at 14:30"; or "Late" on the day itself.
View deadline_chip(const core::TimeLeft& left);

/// A bordered message in the page: {{#notice}}{{> alert}}{{/notice}}. `strong` is the first,
/// bold sentence. The link is left out when `link_url` is empty.
enum class Alert { success, information, warning, error };
struct AlertText {
    std::string strong = {};
    std::string text = {};
    std::string link = {};
    std::string link_url = {};
};
View alert(Alert kind, const AlertText& words, core::Language language = core::Language::english);

/// For page["error_summary"]: the layout shows it above the heading and puts "Error:" before the
/// title. Each message links to its field. Nothing when there are no errors.
View error_summary(const std::vector<core::FieldError>& errors,
                   core::Language language = core::Language::english);

/// One action in a list: a link that looks like a link.
struct Link {
    std::string label = {};
    std::string url = {};
    std::string about = {};  // for screen readers, after the label: "for EX-2041"
};

/// {{#details}}{{> summary_list}}{{/details}}: key and value rows, each with its actions.
struct SummaryRow {
    std::string key = {};
    std::string value = {};  // line breaks are kept
    std::vector<Link> actions = {};
};
View summary_list(const std::vector<SummaryRow>& rows);

/// {{#pages}}{{> pagination}}{{/pages}}. Lists are keyset-paged, so there are no page numbers;
/// an empty address leaves its link out.
View pagination(std::string_view previous_url, std::string_view next_url);

/// {{#nothing}}{{> empty_state}}{{/nothing}}: good news, or what to do; at most one link.
struct EmptyState {
    std::string heading = {};
    std::string text = {};
    Link link = {};
    std::string icon = "done";
};
View empty_state(const EmptyState& state);

/// {{#head}}{{> page_head}}{{/head}}: the h1, a line under it and the page's main buttons.
struct PageHead {
    std::string heading = {};
    std::string sub = {};
    std::string eyebrow = {};  // small, above the heading: "EX-2041"
    std::vector<Link> buttons = {};
};
View page_head(const PageHead& head);

/// {{#tabs}}{{> subnav}}{{/tabs}}: the queues or parts of one thing.
struct Tab {
    std::string label = {};
    std::string url = {};
    int count = -1;  // not shown below zero
    bool current = false;
};
View subnav(std::string_view label, const std::vector<Tab>& tabs);

/// A cell of a table. `url` makes the text a link; `sub` is a grey second line.
struct Cell {
    std::string text = {};
    std::string url = {};
    std::string sub = {};
    std::vector<View> chips = {};
    std::vector<Link> buttons = {};
    bool number = false;
};

/// {{#people}}{{> table}}{{/people}}: becomes cards on a phone, labelled with the column names.
/// The first cell of a row is its heading. Use a page's own markup for anything richer, with the
/// classes `cm-table cm-table--cards`, data-label on each cell and is-late or is-soon on a row.
enum class RowTone { plain, late, soon, quiet };
struct TableRow {
    std::vector<Cell> cells = {};
    RowTone tone = RowTone::plain;
};
struct Table {
    std::string caption = {};               // read out; shown when `caption_shown`
    std::vector<std::string> columns = {};  // an empty name is a column of buttons
    std::vector<TableRow> rows = {};
    bool caption_shown = false;
};
View table(const Table& table);

}  // namespace quorate::server
