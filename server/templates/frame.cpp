#include "server/templates/frame.hpp"

#include "server/static/assets.hpp"
#include "server/templates/frame_words.hpp"
#include "server/templates/renderer.hpp"

namespace quorate::server {
namespace {

View signed_in_view(const SignedIn& person)
{
    View view;
    view["name"] = person.name.reveal();
    view["role"] = person.role_label;
    return view;
}

View nav_view(const NavItem& item)
{
    View view;
    view["label"] = item.label;
    view["nav_url"] = item.url;
    view["count"] = item.count > 0 ? number_text(item.count) : std::string{};
    view["current"] = item.current;
    return view;
}

View emergency_view(const EmergencyNotice& emergency)
{
    View view;
    view["notice"] = alert(
        Alert::warning,
        {.strong = emergency.words, .link = "Go to the family", .link_url = emergency.family_url});
    view["reference"] = emergency.reference;
    view["end_url"] = emergency.end_url;
    return view;
}

View frame_view(const Frame& frame)
{
    View view;
    view["title"] = frame.title;
    view["organisation"] = frame.organisation;
    view["signed_in"] = frame.signed_in ? signed_in_view(*frame.signed_in) : View{false};
    view["has_navigation"] = !frame.navigation.empty();
    view["navigation"] = view_list(frame.navigation, nav_view);
    view["demo_banner"] = frame.demo_banner;
    view["mail_url"] = frame.mail_url;
    view["csrf_token"] = frame.csrf_token;
    view["idle_minutes"] = frame.idle_minutes > 0 ? number_text(frame.idle_minutes) : std::string{};
    view["flash"] =
        frame.flash ? alert(frame.flash->kind, frame.flash->words, frame.language) : View{false};
    view["emergencies_some"] = !frame.emergencies.empty();
    view["emergencies"] = view_list(frame.emergencies, emergency_view);
    view["back_url"] = frame.back.url;
    view["back_label"] =
        frame.back.label.empty() ? text(frame_words(frame.language).back) : View{frame.back.label};
    const bool in_welsh = frame.language == core::Language::welsh;
    view["lang"] = text(code(frame.language));
    view["in_welsh"] = in_welsh;
    view["other_language"] = !frame.welsh_url.empty();
    view["english_url"] = frame.english_url;
    view["welsh_url"] = frame.welsh_url;
    set_frame_words(view, frame.language);
    view["version"] = text(QUORATE_VERSION);
    view["style_url"] = text(asset_url("site.css"));
    view["script_url"] = text(asset_url("site.js"));
    view["favicon_url"] = text(asset_url("favicon.svg"));
    return view;
}

}  // namespace

std::vector<NavItem> staff_navigation(Section current, const NavCounts& counts)
{
    const auto is = [&](Section section) { return current == section; };
    std::vector<NavItem> items{
        {"Calendar", "/calendar", 0, is(Section::calendar)},
        {"Needs a date", "/needs-a-date", counts.needs_a_date, is(Section::needs_a_date)},
        {"Families", "/families", 0, is(Section::families)},
        {"Meetings", "/meetings", 0, is(Section::meetings)},
        {"Actions", "/actions", counts.actions, is(Section::actions)},
        {"Performance", "/reports/timeliness", 0, is(Section::performance)},
        {"Directory", "/directory", 0, is(Section::directory)},
        {"Accounts", "/admin/users", 0, is(Section::accounts)},
        {"Feeds", "/feeds", 0, is(Section::feeds)}};
    if (counts.second_person > 0 || is(Section::second_person))
        items.push_back(
            {"Second person", "/second-person", counts.second_person, is(Section::second_person)});
    return items;
}

View framed(const Frame& frame, View page)
{
    page["frame"] = frame_view(frame);
    if (page.get("error_summary") == nullptr) page["error_summary"] = false;
    if (page.get("neutral") == nullptr) page["neutral"] = false;
    return page;
}

std::string render_page(std::string_view name, const Frame& frame, View page)
{
    return render(name, framed(frame, std::move(page)));
}

}  // namespace quorate::server
