#include "server/pages/scheduling/calendar_nav.hpp"

#include "core/access/permission.hpp"
#include "server/pages/meetings/meeting_urls.hpp"

namespace quorate::server {
namespace {

View tab_link(std::string_view label, const std::string& url, bool is_current)
{
    View link;
    link["label"] = text(label);
    link["tab_url"] = url;
    link["current"] = is_current;
    return link;
}

}  // namespace

std::string whose_calendar(const Request& request, const core::Actor& actor)
{
    const std::string& who = request.query.get("who");
    if (who == "me" || who == "all") return who;
    return actor.role == core::Role::chair ? "me" : "all";
}

bool sees_teams(const core::Actor& actor)
{
    return core::permit_role(actor, core::Action::meeting_create).has_value();
}

void add_calendar_nav(View& page, const core::Actor& actor, const CalendarNav& nav)
{
    kainjow::mustache::list views;
    const auto add = [&](std::string_view label, const std::string& view) {
        views.push_back(tab_link(label, calendar_url(view, nav.day, nav.who), nav.view == view));
    };
    add("Week", "week");
    add("List", "list");
    add("Month", "month");
    if (sees_teams(actor)) add("Team", "team");
    page["views"] = View{views};
    // Who has no more than a seat sees their own meetings, whatever is asked for.
    page["whose_some"] = nav.view != "team" && !core::is_reduced(actor, core::Action::meeting_view);
    page["whose"] = View{kainjow::mustache::list{
        tab_link("Mine", calendar_url(nav.view, nav.day, "me"), nav.who == "me"),
        tab_link("Everyone", calendar_url(nav.view, nav.day, "all"), nav.who == "all")}};
}

}  // namespace quorate::server
