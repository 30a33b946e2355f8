#include "server/pages/accounts/mailed_link_pages.hpp"

#include "core/circulation/papers_by_link.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"

namespace quorate::server {
namespace {

// Several action points stand on one page, so each has its own field names.
std::string numbered(const char* name, int number)
{
    return std::string{name} + "-" + std::to_string(number);
}

// What was typed about one action point and could not be kept.
struct Report {
    int number = 0;
    std::string progress = {};
    std::vector<core::FieldError> errors = {};
};

View point_view(const core::ActionByLink& point, const Report& typed)
{
    const int number = point.number;
    const bool is_typed = typed.number == number && !typed.errors.empty();
    const bool is_done = point.status == core::ActionStatus::done;
    View view;
    view["heading_id"] = numbered("action", number);
    view["due"] = "Due " + core::long_date(point.due_on);
    view["status_chip"] = chip(is_done ? Chip::done : Chip::ok, status_words(point.status));
    view["wording"] = point.wording ? point.wording->reveal() : std::string{};
    view["phone"] = point.meetings_phone;
    view["reference"] = point.reference;
    const std::vector<View> fields{
        hidden_input("number", std::to_string(number)),
        radios({.name = numbered("status", number),
                .legend = "Is it done?",
                .options = {{.value = "done", .label = "Yes, it is done"},
                            {.value = "open", .label = "Not yet"}},
                .chosen = std::string{core::code(point.status)},
                .error = is_typed ? error_for(typed.errors, "status") : "",
                .inline_row = true,
                .small = true}),
        textarea({.name = numbered("progress", number),
                  .label = "Anything to add",
                  .value = is_typed ? typed.progress : "",
                  .hint = "Only the team reads this. Leave names out.",
                  .error = is_typed ? error_for(typed.errors, "progress") : "",
                  .rows = 3})};
    view["fields"] = view_list(fields, [](const View& field) { return field; });
    view["send_button"] = button({.label = "Send"});
    return view;
}

Response show_actions(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const Report& typed,
                      int status = 200)
{
    const auto points = app.database.read([&](core::UnitOfWork& work) {
        return core::actions_by_link(work, app.clock, app.links, request.value(0));
    });
    if (!points) return refusal_page(app, request, actor, points.error());
    View page;
    std::vector<core::FieldError> errors = typed.errors;
    for (core::FieldError& each : errors)
        each.field =
            each.field == "number" ? std::string{} : numbered(each.field.c_str(), typed.number);
    page["error_summary"] = error_summary(errors);
    page["heading"] = points->size() == 1 ? "Your action point" : "Your action points";
    page["report_url"] = action_link_url(request.value(0));
    page["points"] = view_list(
        *points, [&](const core::ActionByLink& point) { return point_view(point, typed); });
    return html_page(app,
                     request,
                     actor,
                     "papers/action_link",
                     {.title = "Your action points", .status = status},
                     std::move(page));
}

View papers_view(const core::PapersByLink& papers, const std::string& token, bool is_open)
{
    View page;
    page["heading"] =
        "Papers for a meeting on " + core::long_date(core::london_date(papers.meeting_starts_at));
    page["reference"] = papers.reference;
    page["closed"] = !is_open;
    page["opened"] = is_open;
    page["open_papers_url"] = papers_link_url(token);
    page["open_button"] = button({.label = "Open the papers"});
    page["until"] = core::long_date(core::london_date(papers.works_until));
    page["phone"] = papers.meetings_phone;
    if (is_open) add_release(page, papers.release, "");
    return page;
}

}  // namespace

Response get_action_link(App& app, const Request& request, const core::Actor& actor)
{
    return show_actions(app, request, actor, {});
}

Response post_action_link(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const std::string& number = form.get("number");
    const std::string& status = form.get("status-" + number);
    core::ReportByLink command{.token = request.value(0),
                               .number = number_field(form, "number"),
                               .progress = form.get("progress-" + number)};
    if (status == "done" || status == "open") command.done = status == "done";
    const auto reported = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::report_by_link(work, app.clock, app.links, command);
    });
    if (reported) return done(action_link_url(command.token), "thanks");
    if (reported.error().fields.empty()) return refusal_page(app, request, actor, reported.error());
    return show_actions(
        app,
        request,
        actor,
        {.number = command.number, .progress = command.progress, .errors = reported.error().fields},
        refusal_status(reported.error().refusal));
}

Response get_papers_link(App& app, const Request& request, const core::Actor& actor)
{
    const auto papers = app.database.read([&](core::UnitOfWork& work) {
        return core::view_papers_link(work, app.clock, app.links, request.value(0));
    });
    if (!papers) return refusal_page(app, request, actor, papers.error());
    return html_page(app,
                     request,
                     actor,
                     "papers/link",
                     {.title = "Papers for a meeting"},
                     papers_view(*papers, request.value(0), false));
}

Response post_papers_link(App& app, const Request& request, const core::Actor& actor)
{
    const auto papers = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::open_papers(work, app.clock, app.links, request.value(0));
    });
    if (!papers) return refusal_page(app, request, actor, papers.error());
    return html_page(app,
                     request,
                     actor,
                     "papers/link",
                     {.title = "Papers for a meeting"},
                     papers_view(*papers, request.value(0), true));
}

}  // namespace quorate::server
