#include "server/pages/accounts/mailed_link_pages.hpp"

#include "core/actions/agency_actions.hpp"
#include "core/circulation/papers_by_link.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/rules/explanation_words.hpp"
#include "core/support/text.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/accounts/mailed_link_words.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/meetings/complaint_words.hpp"
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
    std::string evidence = {};
    std::vector<core::FieldError> errors = {};
};

// "Due Thursday 3 December 2026"; once that is over, that it was.
std::string due_words(core::Date due_on, core::Date today, core::Language language)
{
    const MailedLinkWords& words = mailed_link_words(language);
    return core::filled(due_on < today ? words.was_due : words.due,
                        {{"day", core::long_date(due_on, language)}});
}

View agency_view(const core::AgencyAction& action, core::Date today, core::Language language)
{
    const MailedLinkWords& words = mailed_link_words(language);
    View view;
    view["agency_due"] = due_words(action.due_on, today, language);
    view["agency_wording"] = action.wording ? action.wording->reveal() : std::string{};
    view["agency_owner"] =
        action.owner_name.reveal() + (action.owner_job.empty() ? "" : ", " + action.owner_job);
    view["agency_ask"] = core::filled(
        words.agency_ask,
        {{"who", action.owner_name.reveal()},
         {"phone", action.meetings_phone.empty() ? "" : ": " + action.meetings_phone}});
    view["agency_reference"] = action.reference;
    view["agency_council"] = action.council;
    view["agency_late"] =
        action.days_late > 0
            ? core::filled(words.days_late, {{"days", std::to_string(action.days_late)}})
            : std::string{};
    return view;
}

View point_view(const core::ActionByLink& point,
                const Report& typed,
                core::Date today,
                core::Language language)
{
    const MailedLinkWords& words = mailed_link_words(language);
    const int number = point.number;
    const bool is_typed = typed.number == number && !typed.errors.empty();
    const bool is_done = core::is_done(point.status);
    View view;
    view["heading_id"] = numbered("action", number);
    view["due"] = is_done
                      ? core::filled(words.due, {{"day", core::long_date(point.due_on, language)}})
                      : due_words(point.due_on, today, language);
    view["priority_chip"] = point.priority == core::ActionPriority::high
                                ? chip(Chip::soon, std::string{words.high_priority})
                                : View{false};
    view["not_before"] = point.not_before
                             ? core::filled(words.not_before,
                                            {{"day", core::long_date(*point.not_before, language)}})
                             : std::string{};
    view["outcome"] = point.outcome
                          ? core::filled(words.outcome, {{"what", point.outcome->reveal()}})
                          : std::string{};
    view["planned"] =
        point.evidence_planned
            ? core::filled(words.planned, {{"what", point.evidence_planned->reveal()}})
            : std::string{};
    view["status_chip"] =
        chip(is_done ? Chip::done : Chip::ok, status_said(point.status, language));
    view["wording"] = point.wording ? point.wording->reveal() : std::string{};
    view["phone"] = point.meetings_phone;
    view["is_corrected"] = point.is_corrected;
    view["moved"] = point.due_before
                        ? core::filled(words.date_changed,
                                       {{"before", core::long_date(*point.due_before, language)},
                                        {"day", core::long_date(point.due_on, language)}})
                        : std::string{};
    view["reference"] = point.reference;
    const std::vector<View> fields{
        hidden_input("number", std::to_string(number)),
        hidden_input(numbered("version", number), std::to_string(point.version)),
        radios({.name = numbered("status", number),
                .legend = std::string{words.is_it_done},
                .options = {{.value = "done", .label = std::string{words.yes}},
                            {.value = "begun", .label = std::string{words.begun}},
                            {.value = "open", .label = std::string{words.not_yet}}},
                .chosen = is_done                                           ? "done"
                          : point.status == core::ActionStatus::in_progress ? "begun"
                                                                            : "open",
                .error = is_typed ? error_for(typed.errors, "status") : "",
                .inline_row = true,
                .small = true}),
        textarea({.name = numbered("progress", number),
                  .label = std::string{words.anything},
                  .value = is_typed ? typed.progress : "",
                  .hint = std::string{words.leave_names_out},
                  .error = is_typed ? error_for(typed.errors, "progress") : "",
                  .rows = 3}),
        textarea({.name = numbered("evidence", number),
                  .label = std::string{words.what_shows_it},
                  .value = is_typed ? typed.evidence : "",
                  .hint = std::string{words.what_shows_it_hint},
                  .error = is_typed ? error_for(typed.errors, "evidence") : "",
                  .rows = 2})};
    view["fields"] =
        view_list(fields, [&](const View& field) { return field_in(language, field); });
    view["send_button"] = button({.label = std::string{words.send}});
    return view;
}

Response show_actions(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const Report& typed,
                      const PageLanguage& in,
                      int status = 200)
{
    const auto points = app.database.read([&](core::UnitOfWork& work) {
        return core::actions_by_link(work, app.clock, app.links, request.value(0));
    });
    const auto of_agency = app.database.read([&](core::UnitOfWork& work) {
        return core::agency_work_by_link(
            work, app.clock, app.links, app.bank_holidays, request.value(0));
    });
    if (!points && of_agency.empty()) return refusal_page(app, request, actor, points.error(), in);
    const std::vector<core::ActionByLink> own =
        points ? *points : std::vector<core::ActionByLink>{};
    const core::Date today = core::london_date(app.now());
    const MailedLinkWords& words = mailed_link_words(in.language);
    View page;
    set_mailed_link_words(page, in.language);
    std::vector<core::FieldError> errors = typed.errors;
    for (core::FieldError& each : errors)
        each.field =
            each.field == "number" ? std::string{} : numbered(each.field.c_str(), typed.number);
    page["error_summary"] = error_summary(errors, in.language);
    page["heading"] = text(own.size() == 1 ? words.one_action : words.actions_title);
    page["has_own"] = !own.empty();
    page["has_above"] = !own.empty() || !of_agency.actions.empty();
    page["report_url"] = action_link_url(request.value(0)) + in.query;
    page["points"] = view_list(own, [&](const core::ActionByLink& point) {
        return point_view(point, typed, today, in.language);
    });
    page["has_agency"] = !of_agency.actions.empty();
    page["agency_heading"] = text(words.agency_heading);
    page["agency_theirs"] = text(words.agency_theirs);
    page["agency_points"] = view_list(of_agency.actions, [&](const core::AgencyAction& action) {
        return agency_view(action, today, in.language);
    });
    page["has_reports"] = !of_agency.reports.empty();
    page["reports_heading"] = text(words.reports_heading);
    page["agency_reports"] = view_list(of_agency.reports, [&](const core::AgencyReportDue& report) {
        View view;
        view["report_due"] =
            core::filled(words.report_due,
                         {{"meeting", core::long_date(report.meeting_on, in.language)},
                          {"day", core::long_date(report.due_on, in.language)}});
        view["report_reference"] = report.reference;
        view["report_council"] = report.council;
        return view;
    });
    return html_page(app,
                     request,
                     actor,
                     "papers/action_link",
                     {.title = std::string{!own.empty()                 ? words.actions_title
                                           : !of_agency.actions.empty() ? words.agency_heading
                                                                        : words.reports_heading},
                      .status = status,
                      .in = in},
                     std::move(page));
}

}  // namespace

PageLanguage mailed_link_language(App& app, const Request& request)
{
    if (const auto asked = asked_language(request)) return page_language(request, *asked);
    return page_language(request, app.database.read([&](core::UnitOfWork& work) {
        return core::papers_link_language(work, app.links, request.value(0));
    }));
}

Response get_action_link(App& app, const Request& request, const core::Actor& actor)
{
    return show_actions(app, request, actor, {}, mailed_link_language(app, request));
}

Response post_action_link(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const PageLanguage in = mailed_link_language(app, request);
    const std::string& number = form.get("number");
    const std::string& status = form.get("status-" + number);
    core::ReportActionByLink command{.token = request.value(0),
                                     .number = number_field(form, "number"),
                                     .progress = form.get("progress-" + number),
                                     .evidence = form.get("evidence-" + number)};
    command.begun = status == "begun";
    if (form.has("version-" + number)) command.version = number_field(form, "version-" + number);
    if (status == "done" || status == "open" || command.begun) command.done = status == "done";
    const auto reported = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::report_by_link(work, app.clock, app.links, command);
    });
    if (reported) return done(action_link_url(command.token) + in.query, "thanks");
    if (reported.error().fields.empty())
        return refusal_page(app, request, actor, reported.error(), in);
    return show_actions(app,
                        request,
                        actor,
                        {.number = command.number,
                         .progress = command.progress,
                         .evidence = command.evidence,
                         .errors = said_in(in.language, reported.error().fields)},
                        in,
                        refusal_status(reported.error().refusal));
}

}  // namespace quorate::server
