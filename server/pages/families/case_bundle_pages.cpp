#include "server/pages/families/case_bundle_pages.hpp"

#include <utility>

#include "core/circulation/case_bundles.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/user_store.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/families/case_bundle_files.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using Errors = std::vector<core::FieldError>;

core::CaseId case_of(const Request& request)
{
    return core::CaseId{request.value(0)};
}

core::CaseBundleId bundle_of(const Request& request)
{
    return core::CaseBundleId{request.value(1)};
}

core::BundleSubject person_of(const Request& request)
{
    return core::bundle_subject_from(request.value(1), request.value(2));
}

std::string bundle_url(const core::CaseId& id, const core::CaseBundleId& bundle)
{
    return subject_access_url(id) + "/" + bundle.text();
}

std::string person_url(const core::CaseId& id, const core::BundleSubject& person)
{
    return subject_access_url(id) + "/of/" + std::string{person.kind()} + "/" + person.text();
}

core::BundleTools tools_of(const App& app)
{
    return {.clock = app.clock, .seal = app.agency_reports, .links = app.links};
}

std::string when(core::Instant at)
{
    return core::short_date(core::london_date(at)) + ", " + core::london_clock_time(at);
}

View people_table(const core::CaseId& id,
                  const char* caption,
                  const std::vector<core::BundlePerson>& people)
{
    Table table{.caption = caption, .columns = {"Person", "Who they are"}, .rows = {}};
    for (const core::BundlePerson& each : people)
        table.rows.push_back(
            {.cells = {{.text = each.name.reveal(), .url = person_url(id, each.person)},
                       {.text = each.about}}});
    return server::table(table);
}

const char* changed_text(const core::BundleRow& row)
{
    if (!row.has_changed) return "";
    return row.bundle.state == core::BundleState::released
               ? "Something was added or changed since"
               : "The record changed since: prepare it again";
}

TableRow bundle_row(const core::BundleRow& row)
{
    const core::CaseBundle& bundle = row.bundle;
    const bool is_released = bundle.state == core::BundleState::released;
    return {.cells = {{.text = row.name.reveal(),
                       .url = bundle_url(bundle.case_id, bundle.id),
                       .sub = changed_text(row)},
                      {.text = row.prepared_by.reveal(), .sub = when(bundle.prepared_at)},
                      {.text = is_released ? row.released_by.reveal() : "Waits for a colleague",
                       .sub = is_released ? when(*bundle.released_at) : std::string{}},
                      {.text = number_text(bundle.exports)}}};
}

// What is the same before and after it is prepared.
View preview_page(const core::BundlePreview& shown, const Errors& errors)
{
    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] = page_head({.heading = "What is held about " + shown.content.name.reveal(),
                              .sub = "Everything that may be given to them, word for word. Look "
                                     "for what is about somebody else.",
                              .eyebrow = shown.family.reference});
    page["digest"] = shown.content.digest;
    add_bundle_content(page, shown.content);
    page["to_prepare"] = View{false};
    page["prepared"] = View{false};
    page["notice"] = View{false};
    return page;
}

Response page_of(App& app, const Request& request, const core::Actor& actor, View page, int status)
{
    return html_page(
        app,
        request,
        actor,
        "families/subject_bundle",
        {.title = "What is held about a person",
         .section = Section::families,
         .back = {.label = "Back to requests", .url = subject_access_url(case_of(request))},
         .status = status},
        std::move(page));
}

// Who can make an account for somebody else to release it: "an administrator (Ash or Sam)".
std::string administrators(App& app, const core::Actor& actor)
{
    const auto users = app.database.read(
        [&](core::UnitOfWork& work) { return work.users.of_authority(actor.authority); });
    std::string names;
    for (const core::User& each : users)
        if (each.active && each.role == core::Role::administrator)
            names += (names.empty() ? "" : " or ") + each.name.reveal();
    return names.empty() ? "an administrator" : "an administrator (" + names + ")";
}

Response show_preview(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const Errors& errors = {},
                      int status = 200)
{
    const auto shown = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::preview_bundle(
            work, tools_of(app), actor, case_of(request), person_of(request));
    });
    if (!shown) return refusal_page(app, request, actor, shown.error());
    const Fields typed = request.method == Method::post ? form_of(request) : Fields{};
    View page = preview_page(*shown, errors);
    View form;
    form["prepare_url"] = person_url(shown->family.id, shown->person);
    form["reason_field"] = textarea({.name = "reason",
                                     .label = "Who asked for it, and why it is made",
                                     .value = typed.get("reason"),
                                     .hint = "At least 15 characters. It is kept with the request",
                                     .error = error_for(errors, "reason"),
                                     .rows = 3});
    form["prepare_button"] = button({.label = "Prepare this"});
    page["to_prepare"] = std::move(form);
    if (!shown->another_may_release)
        page["notice"] =
            alert(Alert::warning,
                  {.strong = "Nobody else could release this yet.",
                   .text = "Another service manager who has access to the family has "
                           "to read it before it can leave. If there is no other, ask " +
                           administrators(app, actor) +
                           ": under Accounts they add one, or give somebody who has "
                           "an account that role, and another administrator confirms "
                           "it."});
    return page_of(app, request, actor, std::move(page), status);
}

View notice_of(const core::BundlePreview& shown)
{
    const core::BundleRow& row = *shown.row;
    const bool is_released = row.bundle.state == core::BundleState::released;
    if (is_released && row.has_changed && shown.can_be_given)
        return alert(Alert::information,
                     {.strong = "Something was added or changed since it was released.",
                      .text = shown.can_be_prepared
                                  ? "What is here is what was released. Prepare it again to give "
                                    "what is held now."
                                  : "What is here is what was released."});
    if (row.has_changed)
        return alert(Alert::warning,
                     {.strong = "The record changed since this was prepared.",
                      .text = "It has to be prepared again before anybody can have it."});
    if (row.is_own && row.bundle.state == core::BundleState::waiting)
        return alert(Alert::information,
                     {.strong = "You prepared this.",
                      .text = "Another service manager has to read it and release it."});
    if (!row.may_release && row.bundle.state == core::BundleState::waiting)
        return alert(Alert::information,
                     {.strong = "Somebody else has to release this.",
                      .text = "It was prepared from this sign-in, or it is about you."});
    return View{false};
}

Response show_bundle(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const Errors& errors = {},
                     int status = 200)
{
    const auto shown = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_bundle(work, tools_of(app), actor, case_of(request), bundle_of(request));
    });
    if (!shown) return refusal_page(app, request, actor, shown.error());
    const core::CaseBundle& bundle = shown->row->bundle;
    const bool is_released = bundle.state == core::BundleState::released;
    const std::string own_url = bundle_url(bundle.case_id, bundle.id);
    View page = preview_page(*shown, errors);
    page["notice"] = notice_of(*shown);
    View prepared;
    prepared["reason"] = bundle.reason.reveal();
    prepared["who"] = "Prepared by " + shown->row->prepared_by.reveal() + ", " +
                      when(bundle.prepared_at) +
                      (is_released ? ". Released by " + shown->row->released_by.reveal() + ", " +
                                         when(*bundle.released_at)
                                   : std::string{});
    prepared["use"] =
        bundle.use ? "What for: " + std::string{row_of(*bundle.use).purpose} : std::string{};
    prepared["can_release"] = !is_released && shown->row->may_release && shown->can_be_given;
    prepared["can_fetch"] = is_released && shown->can_be_given;
    prepared["again_url"] = shown->can_be_prepared && (is_released || shown->row->has_changed)
                                ? own_url + "/again"
                                : std::string{};
    prepared["again_button"] =
        button({.label = "Prepare it again",
                .look = shown->can_be_given ? ButtonLook::secondary : ButtonLook::primary});
    prepared["release_url"] = own_url + "/release";
    prepared["fetch_url"] = own_url + "/fetch";
    prepared["release_button"] = button({.label = "Release this"});
    page["prepared"] = std::move(prepared);
    return page_of(app, request, actor, std::move(page), status);
}

// What a form can take in, without the fields that nobody sees.
Errors told(const core::Error& error)
{
    Errors errors = error.fields;
    for (core::FieldError& each : errors)
        if (each.field == "digest") each.field.clear();
    return errors;
}

}  // namespace

Response get_case_bundles(App& app, const Request& request, const core::Actor& actor)
{
    const core::CaseId id = case_of(request);
    const auto all = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_case_bundles(work, tools_of(app), actor, id);
    });
    if (!all) return refusal_page(app, request, actor, all.error());
    Table prepared{.caption = "What was prepared",
                   .columns = {"For", "Prepared by", "Released by", "Times fetched"},
                   .rows = {}};
    for (const core::BundleRow& row : all->rows)
        prepared.rows.push_back(bundle_row(row));
    View page;
    page["head"] = page_head({.heading = "Requests to see what is held",
                              .sub = "One service manager prepares what a person is given, another "
                                     "releases it.",
                              .eyebrow = all->family.reference});
    page["people"] = people_table(id, "Who of the family", all->people);
    page["professionals"] = all->professionals.empty()
                                ? View{false}
                                : people_table(id, "Who works with them", all->professionals);
    page["prepared"] = all->rows.empty() ? View{false} : table(prepared);
    page["who_saw_url"] =
        role_may(actor, core::Action::audit_view_case_log) ? who_saw_url(id) : std::string{};
    return html_page(app,
                     request,
                     actor,
                     "families/subject_access",
                     {.title = "Requests to see what is held",
                      .section = Section::families,
                      .back = {.label = "Back to the family", .url = family_url(id)}},
                     std::move(page));
}

Response get_bundle_preview(App& app, const Request& request, const core::Actor& actor)
{
    return show_preview(app, request, actor);
}

Response post_bundle_preview(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::PrepareBundle command{.case_id = case_of(request),
                                      .person = person_of(request),
                                      .digest = form.get("digest"),
                                      .reason = core::FreeText{form.get("reason")}};
    const auto bundle = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::prepare_bundle(work, tools_of(app), app.random, actor, command);
    });
    if (bundle) return done(bundle_url(command.case_id, bundle->id), "bundle-prepared");
    if (bundle.error().fields.empty()) return refusal_page(app, request, actor, bundle.error());
    return show_preview(
        app, request, actor, told(bundle.error()), refusal_status(bundle.error().refusal));
}

Response get_case_bundle(App& app, const Request& request, const core::Actor& actor)
{
    return show_bundle(app, request, actor);
}

Response post_bundle_release(App& app, const Request& request, const core::Actor& actor)
{
    const std::string digest = form_of(request).get("digest");
    const auto bundle = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::release_bundle(
            work, tools_of(app), actor, case_of(request), bundle_of(request), digest);
    });
    if (bundle) return done(bundle_url(bundle->case_id, bundle->id), "bundle-released");
    if (bundle.error().fields.empty()) return refusal_page(app, request, actor, bundle.error());
    return show_bundle(
        app, request, actor, told(bundle.error()), refusal_status(bundle.error().refusal));
}

Response post_bundle_fetch(App& app, const Request& request, const core::Actor& actor)
{
    const bool as_json = form_of(request).get("form") == "json";
    const auto given = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::export_bundle(work,
                                   tools_of(app),
                                   actor,
                                   case_of(request),
                                   bundle_of(request),
                                   as_json ? "json" : "html");
    });
    if (!given) {
        if (given.error().fields.empty()) return refusal_page(app, request, actor, given.error());
        return show_bundle(
            app, request, actor, told(given.error()), refusal_status(given.error().refusal));
    }
    const core::Date made_on = core::london_date(given->made_at);
    return as_json ? bundle_json_file(given->content, made_on)
                   : bundle_page_file(given->content, made_on);
}

Response post_bundle_again(App& app, const Request& request, const core::Actor& actor)
{
    const auto bundle = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::prepare_again(
            work, tools_of(app), app.random, actor, case_of(request), bundle_of(request));
    });
    if (!bundle) return refusal_page(app, request, actor, bundle.error());
    return done(bundle_url(bundle->case_id, bundle->id), "bundle-prepared-again");
}

}  // namespace quorate::server
