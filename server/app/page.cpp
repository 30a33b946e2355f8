#include "server/app/page.hpp"

#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

#include "core/access/permission.hpp"
#include "core/access/role.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/rules/explanation_words.hpp"
#include "server/app/done_messages.hpp"
#include "server/app/make_mailer.hpp"
#include "server/app/page_frame.hpp"
#include "server/app/refusal_status.hpp"
#include "server/templates/frame_words.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

constexpr std::string_view reminders_path = "/admin/reminders";
constexpr std::string_view audit_path = "/audit";

// Whether the role may look at the section of the bar at all.
bool is_for(const core::Actor& actor, const NavItem& item)
{
    using enum core::Action;
    const auto may = [&](core::Action action) {
        return core::permit_role(actor, action).has_value();
    };
    if (item.url == "/calendar" || item.url == "/meetings") return may(meeting_list_diary);
    if (item.url == "/needs-a-date" || item.url == "/families") return may(case_search);
    if (item.url == "/actions") return may(action_update_own);
    if (item.url == "/admin/users") return may(user_disable_leaver);
    if (item.url == "/reports/timeliness") return may(report_timeliness);
    if (item.url == "/feeds") return may(feed_create_own) || may(feed_revoke_other);
    return true;
}

}  // namespace

Frame frame_for(App& app, const Request& request, const core::Actor& actor, const PageInfo& info)
{
    Frame frame;
    frame.title = info.title;
    frame.back = info.back;
    const FrameFacts facts = frame_facts(app, actor);
    frame.organisation = facts.organisation;
    frame.emergencies = facts.emergencies;
    frame.csrf_token = request.csrf_token;
    if (!request.session_token.empty())
        frame.idle_minutes = static_cast<int>(app.session_times.idle.count());
    const core::Language language = info.in.language;
    frame.language = language;
    if (info.in.page_url) {
        frame.english_url = *info.in.page_url + "?lang=en";
        frame.welsh_url = *info.in.page_url + "?lang=cy";
    }
    if (app.settings.demo)
        frame.demo_banner =
            core::filled(frame_words(language).today_is,
                         {{"day", core::long_date(core::london_date(app.now()), language)}});
    if (actor.role != core::Role::anonymous && actor.role != core::Role::agency_link) {
        if (shows_held_mail(app.settings)) frame.mail_url = "/mail";
        frame.signed_in = SignedIn{actor.name, std::string{core::role_label(actor.role)}};
        frame.navigation = staff_navigation(info.section, facts.counts);
        std::erase_if(frame.navigation, [&](const NavItem& item) { return !is_for(actor, item); });
        if (actor.role == core::Role::auditor)
            frame.navigation.push_back(
                {"Audit", std::string{audit_path}, 0, request.target.starts_with(audit_path)});
        if (core::permit_role(actor, core::Action::config_mail_secrets))
            frame.navigation.push_back({"Reminders",
                                        std::string{reminders_path},
                                        0,
                                        request.target.starts_with(reminders_path)});
    }
    if (const auto words = done_message(request.query.get("done"), language); !words.empty())
        frame.flash = Flash{Alert::success, {.strong = std::string{words}}};
    return frame;
}

Response html_response(int status, std::string html)
{
    Response response{.status = status, .headers = {}, .body = std::move(html)};
    response.with("Content-Type", "text/html; charset=utf-8");
    response.with("Cache-Control", "no-store");
    return response;
}

Response html_page(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   std::string_view name,
                   const PageInfo& info,
                   View page)
{
    return html_response(info.status,
                         render_page(name, frame_for(app, request, actor, info), std::move(page)));
}

namespace {

// Where somebody who is signed in goes on from what can no longer be done: to the meeting that it
// was about, which tells them itself when it is not theirs to see, or to where they start.
Link way_on(const Request& request, const core::Actor& actor)
{
    if (actor.role == core::Role::anonymous || actor.role == core::Role::agency_link) return {};
    constexpr std::string_view meetings = "/meetings/";
    const std::string_view path =
        std::string_view{request.target}.substr(0, request.target.find('?'));
    if (path.starts_with(meetings)) {
        const std::string_view after = path.substr(meetings.size());
        const auto end = after.find('/');
        if (end != std::string_view::npos && end > 0 && !after.starts_with("new/") &&
            !after.starts_with("holds/"))
            return {.label = "Back to the meeting",
                    .url = std::string{path.substr(0, meetings.size() + end)}};
    }
    return {.label = "Back to the start page", .url = "/"};
}

}  // namespace

Response refusal_page(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const core::Error& error)
{
    if (error.refusal == core::Refusal::needs_step_up) {
        // A form cannot be repeated after a redirect, so the person returns to the page it was on.
        const std::string_view from = request.header("referer");
        const auto host = from.find("://");
        const auto path = host == std::string_view::npos ? host : from.find('/', host + 3);
        const std::string next = request.method == Method::get || path == std::string_view::npos
                                     ? request.target
                                     : std::string{from.substr(path)};
        return see_other("/sign-in/confirm?next=" +
                         boost::urls::encode(next, boost::urls::unreserved_chars));
    }
    return refusal_page(
        app, request, actor, error, language_by_address(request).value_or(PageLanguage{}));
}

Response refusal_page(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const core::Error& error,
                      const PageLanguage& in)
{
    const int status = refusal_status(error.refusal);
    Response response = html_response(
        status,
        refusal_page(
            frame_for(app, request, actor, {.title = "Cannot be done", .in = in}),
            error,
            "",
            error.refusal == core::Refusal::wrong_state ? way_on(request, actor) : Link{}));
    response.code = core::refusal_text(error.refusal).code;
    return response;
}

Fields form_of(const Request& request)
{
    auto fields = parse_form(request);
    return fields ? std::move(*fields) : Fields{};
}

Response done(std::string path, std::string_view code)
{
    path += path.find('?') == std::string::npos ? "?done=" : "&done=";
    path += code;
    return see_other(std::move(path));
}

}  // namespace quorate::server
