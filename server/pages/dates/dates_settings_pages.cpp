#include "server/pages/dates/dates_settings_pages.hpp"

#include "core/dates/date_text.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/unread_fields.hpp"
#include "server/pages/dates/dates_settings_views.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

constexpr std::string_view title = "Dates and closures";

struct TypedClosure {
    std::string on = {};
    std::string until = {};
    std::string name = {};
    std::string owner = {};
    std::vector<core::FieldError> errors = {};
    int status = 200;
};

// All that the page shows, of one moment.
struct Settings {
    core::DatesChanges changes;
    std::vector<core::Closure> closures;
    std::vector<core::LocalStandard> standards;
};

core::Result<Settings> settings_of(core::UnitOfWork& work, const App& app, const core::Actor& actor)
{
    auto changes = core::view_dates_changes(work, app.clock, actor);
    if (!changes) return changes.error();
    auto closures = core::view_closures(work, app.clock, actor);
    if (!closures) return closures.error();
    auto standards = core::view_local_rules(work, app.clock, actor);
    if (!standards) return standards.error();
    return Settings{*std::move(changes), *std::move(closures), *std::move(standards)};
}

std::vector<View> closure_fields(const TypedClosure& typed)
{
    const auto wrong = [&](std::string_view field) { return error_for(typed.errors, field); };
    return {
        date_input(
            {.name = "on", .label = "Day, or first day", .value = typed.on, .error = wrong("on")}),
        date_input({.name = "until",
                    .label = "Last day (leave empty for one day)",
                    .value = typed.until,
                    .hint = "At most 14 days, like 31/12/2026",
                    .error = wrong("until")}),
        text_input({.name = "name",
                    .label = "What to call it",
                    .value = typed.name,
                    .hint = "For example Christmas closure",
                    .error = wrong("name"),
                    .autocomplete = "off"}),
        text_input({.name = "owner",
                    .label = "Who answers for it",
                    .value = typed.owner,
                    .hint = "The name of the person responsible",
                    .error = wrong("owner"),
                    .autocomplete = "off"})};
}

// A table for each country of which there are standards, the authority's own first.
std::vector<View> standards_views(const std::vector<core::LocalStandard>& standards)
{
    std::vector<View> tables;
    std::optional<core::Jurisdiction> shown;
    for (const core::LocalStandard& each : standards) {
        if (shown == each.jurisdiction) continue;
        shown = each.jurisdiction;
        tables.push_back(table(standards_table(standards, each.jurisdiction)));
    }
    return tables;
}

void add_closures(View& page, const Settings& settings, const TypedClosure& typed)
{
    const bool none = settings.closures.empty();
    page["closures"] = none ? View{false} : table(closures_table(settings.closures));
    page["no_closures"] =
        none ? empty_state({.heading = "No closures",
                            .text = "Every day from Monday to Friday that is no bank holiday is "
                                    "worked."})
             : View{false};
    page["closure_url"] = std::string{dates_settings_url} + "/closures";
    page["closure_fields"] = closure_fields(typed);
    page["closure"] = button({.label = "Put this closure forward"});
}

Response settings_page(App& app,
                       const Request& request,
                       const core::Actor& actor,
                       const TypedClosure& typed)
{
    const auto settings =
        app.read(actor, [&](core::UnitOfWork& work) { return settings_of(work, app, actor); });
    if (!settings) return refusal_page(app, request, actor, settings.error());
    const core::DatesChanges& changes = settings->changes;
    View page;
    if (!typed.errors.empty()) page["error_summary"] = error_summary(typed.errors);
    page["head"] = page_head({.heading = std::string{title},
                              .sub = "What your council decides about how dates are counted"});
    page["holidays_url"] = std::string{"/admin/holidays"};
    page["has_waiting"] = !changes.waiting.empty();
    page["waiting"] = waiting_views(app, actor, changes.waiting);
    add_closures(page, *settings, typed);
    page["standards"] = standards_views(settings->standards);
    page["no_history"] = changes.decided.empty();
    page["history"] =
        changes.decided.empty() ? View{false} : table(history_table(app, actor, changes));
    return html_page(app,
                     request,
                     actor,
                     "settings/dates",
                     {.title = std::string{title},
                      .section = Section::directory,
                      .back = {"Directory", "/directory"},
                      .status = typed.status},
                     std::move(page));
}

Response back_to_settings(std::string_view code)
{
    return done(std::string{dates_settings_url}, code);
}

std::optional<core::Date> day_of(const Request& request)
{
    return core::parse_date(request.value(0));
}

}  // namespace

Response get_dates_settings(App& app, const Request& request, const core::Actor& actor)
{
    return settings_page(app, request, actor, {});
}

Response post_closure(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    TypedClosure typed{.on = form.get("on"),
                       .until = form.get("until"),
                       .name = form.get("name"),
                       .owner = form.get("owner")};
    std::vector<core::FieldError> unread;
    const core::KeepClosure command{.on = typed_date_of(form, "on", unread),
                                    .until = typed_date_of(form, "until", unread),
                                    .name = typed.name,
                                    .owner = core::PersonName{typed.owner}};
    const auto outcome = app.transact(actor, [&](core::UnitOfWork& work) {
        return with_unread(unread, core::keep_closure(work, case_tools(app), actor, command));
    });
    if (outcome) return back_to_settings("dates-proposed");
    if (!belongs_in_form(outcome.error()))
        return refusal_page(app, request, actor, outcome.error());
    typed.errors = form_errors(outcome.error());
    typed.status = refusal_status(outcome.error().refusal);
    return settings_page(app, request, actor, typed);
}

Response get_remove_closure(App& app, const Request& request, const core::Actor& actor)
{
    const auto day = day_of(request);
    if (!day) return refusal_page(app, request, actor, {core::Refusal::not_found});
    const auto closure = app.read(actor, [&](core::UnitOfWork& work) {
        return core::view_closure(work, app.clock, actor, *day);
    });
    if (!closure) return refusal_page(app, request, actor, closure.error());
    const Frame frame = frame_for(app,
                                  request,
                                  actor,
                                  {.title = "Take a closure back",
                                   .section = Section::directory,
                                   .back = {std::string{title}, std::string{dates_settings_url}}});
    return html_response(
        200,
        confirm_page(frame,
                     {.eyebrow = closure->name,
                      .heading = "Work on " + core::long_date(*day) + " after all?",
                      .paragraphs = {"Nobody who books a meeting on it is warned any more, and the "
                                     "dates that rest on it are worked out again.",
                                     "Another administrator has to confirm it."},
                      .button = {.label = "Take the closure back", .look = ButtonLook::warning},
                      .action_url = remove_closure_url(*day),
                      .cancel_url = std::string{dates_settings_url}}));
}

Response post_remove_closure(App& app, const Request& request, const core::Actor& actor)
{
    const auto day = day_of(request);
    if (!day) return refusal_page(app, request, actor, {core::Refusal::not_found});
    const auto outcome = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::remove_closure(work, case_tools(app), actor, *day);
    });
    if (!outcome) return refusal_page(app, request, actor, outcome.error());
    return back_to_settings("dates-proposed");
}

Response post_confirm_dates_change(App& app, const Request& request, const core::Actor& actor)
{
    const auto moved = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::confirm_dates_change(
            work, case_tools(app), actor, core::DatesChangeId{request.value(0)});
    });
    if (!moved) return refusal_page(app, request, actor, moved.error());
    return back_to_settings(moved->dates == 0 ? "holidays-confirmed" : "dates-moved");
}

Response post_turn_down_dates_change(App& app, const Request& request, const core::Actor& actor)
{
    const auto turned_down = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::turn_down_dates_change(
            work, app.clock, actor, core::DatesChangeId{request.value(0)});
    });
    if (!turned_down) return refusal_page(app, request, actor, turned_down.error());
    return back_to_settings("holidays-turned-down");
}

}  // namespace quorate::server
