#include "server/pages/accounts/mailed_link_pages.hpp"

#include "core/actions/agency_actions.hpp"
#include "core/circulation/corrections.hpp"
#include "core/circulation/papers_by_link.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/rules/explanation_words.hpp"
#include "core/support/text.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/accounts/mailed_link_words.hpp"
#include "server/pages/accounts/reader_check.hpp"
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
    std::vector<core::FieldError> errors = {};
};

// In the language that was asked for, else in the reader's.
PageLanguage language_of(App& app, const Request& request)
{
    if (const auto asked = asked_language(request)) return page_language(request, *asked);
    return page_language(request, app.database.read([&](core::UnitOfWork& work) {
        return core::papers_link_language(work, app.links, request.value(0));
    }));
}

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
    view["agency_owner"] = action.owner_job;
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
    view["status_chip"] =
        chip(is_done ? Chip::done : Chip::ok, status_said(point.status, language));
    view["wording"] = point.wording ? point.wording->reveal() : std::string{};
    view["phone"] = point.meetings_phone;
    view["reference"] = point.reference;
    const std::vector<View> fields{
        hidden_input("number", std::to_string(number)),
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
                  .rows = 3})};
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
                     {.title = std::string{words.actions_title}, .status = status, .in = in},
                     std::move(page));
}

// What was typed about a mistake and could not be kept.
struct Asking {
    Fields typed = {};
    std::vector<core::FieldError> errors = {};
};

std::string_view state_said(core::CorrectionStatus status, const MailedLinkWords& words)
{
    switch (status) {
        case core::CorrectionStatus::open:
            return words.being_looked_at;
        case core::CorrectionStatus::amended:
            return words.put_right;
        case core::CorrectionStatus::declined:
            break;
    }
    return words.stays_as_it_is;
}

// What they said is wrong, and the form to say so while there is time for it.
void add_corrections(View& page,
                     const core::PapersByLink& papers,
                     const core::CorrectionsByLink& corrections,
                     const std::string& token,
                     const Asking& asking,
                     const PageLanguage& in)
{
    const MailedLinkWords& words = mailed_link_words(in.language);
    page["asked_some"] = !corrections.asked.empty();
    page["asked"] = view_list(corrections.asked, [&](const core::Correction& each) {
        View view;
        view["asked_words"] = each.body.reveal();
        view["asked_state"] = text(state_said(each.status, words));
        view["asked_answer"] = text(each.answer.reveal());
        return view;
    });
    page["ask_url"] = std::string{};
    if (!corrections.until) return;
    page["ask_url"] = papers_link_url(token) + "/corrections" + in.query;
    page["ask_until"] =
        core::filled(words.ask_until, {{"day", core::long_date(*corrections.until, in.language)}});
    Select parts{.name = "part",
                 .label = std::string{words.which_part},
                 .chosen = asking.typed.get("part"),
                 .prompt = std::string{words.whole_record},
                 .error = error_for(asking.errors, "part")};
    for (const core::ReleasedSection& section : papers.release.sections)
        parts.options.push_back({.value = section.id.text(), .label = section.title});
    const std::vector<View> fields{select(parts),
                                   textarea({.name = "correction",
                                             .label = std::string{words.what_is_wrong},
                                             .value = asking.typed.get("correction"),
                                             .error = error_for(asking.errors, "correction"),
                                             .rows = 4})};
    page["ask_fields"] =
        view_list(fields, [&](const View& field) { return field_in(in.language, field); });
    page["ask_button"] =
        button({.label = std::string{words.send_correction}, .look = ButtonLook::secondary});
}

// The faults of a correction in the reader's language.
std::vector<core::FieldError> correction_errors(const core::Error& error,
                                                const core::AskCorrection& command,
                                                core::Language language)
{
    const MailedLinkWords& words = mailed_link_words(language);
    std::vector<core::FieldError> errors = error.fields;
    for (core::FieldError& each : errors) {
        const std::string said = core::trimmed(command.body);
        each.message = each.field == "part" ? words.part_not_listed
                       : said.empty()       ? words.write_what_is_wrong
                       : core::length(said) > core::longest_correction ||
                               !core::is_plain_text(command.body, core::Lines::many)
                           ? words.correction_too_long
                           : words.wait_for_answers;
    }
    return errors;
}

View papers_view(const core::PapersByLink& papers,
                 const std::string& token,
                 bool is_open,
                 const PageLanguage& in)
{
    const MailedLinkWords& words = mailed_link_words(in.language);
    const auto day = [&](core::Instant at) {
        return core::long_date(core::london_date(at), in.language);
    };
    View page;
    set_mailed_link_words(page, in.language);
    page["heading"] = core::filled(words.papers, {{"day", day(papers.meeting_starts_at)}});
    page["reference"] = papers.reference;
    page["closed"] = !is_open;
    page["opened"] = is_open;
    page["open_papers_url"] = papers_link_url(token) + in.query;
    page["open_button"] = button({.label = std::string{words.open_papers}});
    page["works_until"] = core::filled(words.works_until, {{"day", day(papers.works_until)}});
    page["tell_team"] =
        core::filled(papers.meetings_phone.empty() ? words.tell_team : words.tell_team_by_phone,
                     {{"phone", papers.meetings_phone}});
    page["phone"] = papers.meetings_phone;
    if (is_open) add_release(page, papers.release, "", in.language);
    return page;
}

}  // namespace

Response get_action_link(App& app, const Request& request, const core::Actor& actor)
{
    return show_actions(app, request, actor, {}, language_of(app, request));
}

Response post_action_link(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const PageLanguage in = language_of(app, request);
    const std::string& number = form.get("number");
    const std::string& status = form.get("status-" + number);
    core::ReportActionByLink command{.token = request.value(0),
                                     .number = number_field(form, "number"),
                                     .progress = form.get("progress-" + number)};
    command.begun = status == "begun";
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
                         .errors = said_in(in.language, reported.error().fields)},
                        in,
                        refusal_status(reported.error().refusal));
}

namespace {

// The link as somebody sees it who has not opened anything.
struct SeenLink {
    core::PapersByLink papers;
    core::PapersDoor door;
    bool is_trusted = false;
};

core::Result<SeenLink> see_link(App& app, const Request& request)
{
    const std::string& token = request.value(0);
    return app.database.read([&](core::UnitOfWork& work) -> core::Result<SeenLink> {
        auto papers = core::view_papers_link(work, app.clock, app.links, token);
        if (!papers) return papers.error();
        auto door = core::papers_door(work, app.clock, app.links, token);
        if (!door) return door.error();
        SeenLink seen{.papers = *std::move(papers), .door = *std::move(door)};
        seen.is_trusted = core::is_trusted(
            work, app.links, seen.door, reader_device(app, request, seen.door), app.now());
        return seen;
    });
}

DoorPage door_page(const Request& request, const SeenLink& seen, const PageLanguage& in)
{
    const MailedLinkWords& words = mailed_link_words(in.language);
    const core::Date day = core::london_date(seen.papers.meeting_starts_at);
    return {.title = std::string{words.papers_title},
            .heading = core::filled(words.papers, {{"day", core::long_date(day, in.language)}}),
            .reference = seen.papers.reference,
            .url = papers_link_url(request.value(0))};
}

// Asks for a code, in the place of what cannot be shown on this device.
Response ask_for_code(
    App& app, const Request& request, const core::Actor& actor, const PageLanguage& in, int status)
{
    const auto seen = see_link(app, request);
    if (!seen) return refusal_page(app, request, actor, seen.error(), in);
    return reader_check_page(
        app, request, actor, seen->door, door_page(request, *seen, in), in, status);
}

}  // namespace

Response get_papers_link(App& app, const Request& request, const core::Actor& actor)
{
    const PageLanguage in = language_of(app, request);
    const auto seen = see_link(app, request);
    if (!seen) return refusal_page(app, request, actor, seen.error(), in);
    if (!seen->is_trusted)
        return reader_check_page(
            app, request, actor, seen->door, door_page(request, *seen, in), in);
    return html_page(app,
                     request,
                     actor,
                     "papers/link",
                     {.title = std::string{mailed_link_words(in.language).papers_title}, .in = in},
                     papers_view(seen->papers, request.value(0), false, in));
}

namespace {

// Which device asks; nobody's when the link does not work.
std::string device_of(App& app, const Request& request)
{
    return app.database.read([&](core::UnitOfWork& work) {
        const auto door = core::papers_door(work, app.clock, app.links, request.value(0));
        return door ? reader_device(app, request, *door) : std::string{};
    });
}

// The papers, opened; with what was typed about a mistake when that could not be kept.
Response show_papers(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const std::string& device,
                     const Asking& asking = {},
                     int status = 200)
{
    const PageLanguage in = language_of(app, request);
    const std::string token = request.value(0);
    core::CorrectionsByLink corrections;
    const auto papers = app.transact(actor, [&](core::UnitOfWork& work) {
        corrections = core::corrections_by_link(work, case_tools(app), app.links, token);
        return core::open_papers(work, app.clock, app.links, token, device);
    });
    if (!papers && papers.error().refusal == core::Refusal::not_signed_in)
        return ask_for_code(app, request, actor, in, refusal_status(core::Refusal::not_signed_in));
    if (!papers) return refusal_page(app, request, actor, papers.error(), in);
    View page = papers_view(*papers, token, true, in);
    page["error_summary"] = error_summary(asking.errors, in.language);
    add_corrections(page, *papers, corrections, token, asking, in);
    return html_page(app,
                     request,
                     actor,
                     "papers/link",
                     {.title = std::string{mailed_link_words(in.language).papers_title},
                      .status = status,
                      .in = in},
                     std::move(page));
}

}  // namespace

Response post_papers_link(App& app, const Request& request, const core::Actor& actor)
{
    return show_papers(app, request, actor, device_of(app, request));
}

Response post_papers_code(App& app, const Request& request, const core::Actor& actor)
{
    const PageLanguage in = language_of(app, request);
    const auto seen = see_link(app, request);
    if (!seen) return refusal_page(app, request, actor, seen.error(), in);
    return answer_reader_check(
        app,
        request,
        actor,
        seen->door,
        door_page(request, *seen, in),
        in,
        [&](const std::string& device) { return show_papers(app, request, actor, device); });
}

Response post_correction_by_link(App& app, const Request& request, const core::Actor& actor)
{
    const PageLanguage in = language_of(app, request);
    const Fields form = form_of(request);
    const std::string device = device_of(app, request);
    const core::AskCorrection command{.token = request.value(0),
                                      .device = device,
                                      .section = form.get("part"),
                                      .body = form.get("correction")};
    const auto asked = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::ask_correction(work, case_tools(app), app.links, command);
    });
    if (asked) return done(papers_link_url(command.token) + in.query, "correction-asked");
    if (asked.error().refusal == core::Refusal::not_signed_in)
        return ask_for_code(app, request, actor, in, refusal_status(core::Refusal::not_signed_in));
    if (asked.error().fields.empty()) return refusal_page(app, request, actor, asked.error(), in);
    return show_papers(
        app,
        request,
        actor,
        device,
        {.typed = form, .errors = correction_errors(asked.error(), command, in.language)},
        refusal_status(asked.error().refusal));
}

Response papers_page_as_seen(App& app,
                             const Request& request,
                             const core::PapersByLink& papers,
                             core::Language language)
{
    const PageLanguage in{.language = language};
    return html_page(app,
                     request,
                     core::anonymous_actor(),
                     "papers/link",
                     {.title = std::string{mailed_link_words(language).papers_title}, .in = in},
                     papers_view(papers, "", true, in));
}

}  // namespace quorate::server
