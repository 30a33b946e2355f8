#include "server/pages/actions/action_tabs.hpp"

#include <vector>

#include "core/access/permission.hpp"
#include "core/dates/date_text.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {

View action_tabs(const core::Actor& actor, ActionList current)
{
    const auto tab = [&](const char* label, const char* url, ActionList list) {
        return Tab{.label = label, .url = url, .current = current == list};
    };
    std::vector<Tab> tabs{tab("Mine", "/actions", ActionList::mine)};
    if (core::permit_role(actor, core::Action::case_view_summary)) {
        tabs.push_back(tab("My children's plans", "/actions/plans", ActionList::plans));
        tabs.push_back(tab("By agency", "/actions/agencies", ActionList::agencies));
        tabs.push_back(tab("Find", "/actions/find", ActionList::found));
    }
    tabs.push_back(tab("Done", "/actions/done", ActionList::finished));
    return subnav("Actions", tabs);
}

std::string action_cursor_text(const core::ActionPoint& last)
{
    return core::iso(last.due_on) + "~" + last.id.text();
}

std::optional<core::ActionCursor> action_cursor_from(const std::string& text)
{
    const auto mark = text.find('~');
    if (mark == std::string::npos) return std::nullopt;
    const auto day = core::parse_date(text.substr(0, mark));
    if (!day) return std::nullopt;
    return core::ActionCursor{*day, core::ActionPointId{text.substr(mark + 1)}};
}

}  // namespace quorate::server
