#include "server/pages/operation/operation_pages.hpp"

#include <chrono>

#include "core/dates/london_time.hpp"
#include "core/rules/rule_book.hpp"
#include "core/rules/statutory_rule.hpp"
#include "db/session/migrate.hpp"
#include "server/app/page.hpp"
#include "server/app/sign_in_state.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

bool is_this_machine(const std::string& address)
{
    return address == "::1" || address.starts_with("127.") || address.starts_with("::ffff:127.");
}

bool may_read_metrics(const App& app, const Request& request)
{
    const std::string& token = app.settings.metrics_token;
    const auto given = bearer_token(request);
    if (!token.empty() && given && app.digest.same(*given, token)) return true;
    // Behind a proxy everybody comes from this machine, so there only the token counts.
    return !app.settings.behind_proxy && is_this_machine(request.remote);
}

Response plain(App& app, const Request& request, const core::Actor& actor, PlainPage page)
{
    return html_response(200, plain_page(frame_for(app, request, actor, {}), page, ""));
}

}  // namespace

Response get_healthz(App&, const Request&, const core::Actor&)
{
    return text_response(200, "ok\n");
}

Response get_readyz(App& app, const Request&, const core::Actor&)
{
    try {
        if (!db::is_up_to_date(app.pool)) return text_response(503, "schema\n");
    } catch (const db::Failure&) {
        return text_response(503, "db\n");
    }
    if (!app.outbox_works()) return text_response(503, "outbox\n");
    // Told, and served all the same: every server of the installation may have the same clock.
    if (app.clock_is_off()) return text_response(200, "ok\nclock\n");
    return text_response(200, "ok\n");
}

Response get_metrics(App& app, const Request& request, const core::Actor& actor)
{
    if (!may_read_metrics(app, request))
        return refusal_page(app, request, actor, {core::Refusal::not_found});
    Response response = text_response(200, app.metrics.text());
    response.headers.front().second = "text/plain; version=0.0.4; charset=utf-8";
    return response;
}

Response get_robots(App&, const Request&, const core::Actor&)
{
    // Feeds are left open: Google's calendar reads this file before it fetches one.
    return text_response(200, "User-agent: *\nAllow: /feeds/\nDisallow: /\n");
}

Response get_security_txt(App& app, const Request&, const core::Actor&)
{
    const auto in_a_year = app.now() + std::chrono::days{365};
    return text_response(200,
                         "Contact: " + app.settings.public_url() + "/help\nExpires: " +
                             core::iso_utc(in_a_year) + "\nPreferred-Languages: en, cy\n");
}

Response get_help(App& app, const Request& request, const core::Actor& actor)
{
    return plain(app, request, actor, PlainPage::help);
}

Response get_help_dates(App& app, const Request& request, const core::Actor& actor)
{
    Table rules{.caption = "Rules in this version",
                .columns = {"Last day for", "Counted from", "Where it comes from"},
                .rows = {},
                .caption_shown = true};
    const core::Date today = core::london_date(app.now());
    for (const core::StatutoryRule& rule : core::all_rules()) {
        if (!core::is_in_force(rule, today)) continue;
        rules.rows.push_back(
            {.cells = {{.text = std::string{rule.label}, .sub = std::string{rule.id}},
                       {.text = std::string{core::label(rule.trigger)}},
                       {.text = std::string{rule.source}}}});
    }
    return html_response(200, help_dates_page(frame_for(app, request, actor, {}), rules));
}

Response get_privacy(App& app, const Request& request, const core::Actor& actor)
{
    return plain(app, request, actor, PlainPage::privacy);
}

Response get_cookies(App& app, const Request& request, const core::Actor& actor)
{
    return plain(app, request, actor, PlainPage::cookies);
}

Response get_accessibility(App& app, const Request& request, const core::Actor& actor)
{
    return plain(app, request, actor, PlainPage::accessibility);
}

}  // namespace quorate::server
