#include "server/pages/pack/report_link_pages.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/pack/report_by_link.hpp"
#include "server/app/page.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/pack/report_upload.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

// The form as it was sent, or as it is filled in from what is kept.
struct Typed {
    core::ReportText text = {};
    std::string shared = {};
    std::string shared_on = {};
    int version = 0;
};

Typed typed_of(const core::ReportByLink& report)
{
    Typed typed{.text = report.text, .version = report.version};
    if (report.shared_on) {
        typed.shared = "yes";
        typed.shared_on = core::typed_date(*report.shared_on);
    }
    return typed;
}

Typed typed_of(const Fields& form)
{
    Typed typed{.shared = form.get("shared"),
                .shared_on = form.get("shared_on"),
                .version = form_version(form)};
    for (const core::ReportPart& part : core::report_parts())
        typed.text.*part.text = core::FreeText{form.get(part.name)};
    return typed;
}

std::vector<View> fields_of(const core::ReportByLink& report,
                            const Typed& typed,
                            const std::vector<core::FieldError>& errors)
{
    std::vector<View> fields;
    for (const core::ReportPart& part : core::report_parts())
        fields.push_back(textarea({.name = std::string{part.name},
                                   .label = std::string{part.label},
                                   .value = (typed.text.*part.text).reveal(),
                                   .hint = std::string{part.hint},
                                   .error = error_for(errors, part.name),
                                   .rows = 6}));
    if (!report.files.empty()) {
        Checkboxes kept{.name = "drop",
                        .legend = "Files in this report: tick what is to be taken out",
                        .small = true};
        for (const core::NamedFile& file : report.files)
            kept.options.push_back({.value = file.file.id.text(),
                                    .label = "Take out " + file_words(file.name, file.file.size)});
        fields.push_back(checkboxes(kept));
    }
    fields.push_back(
        report_files_field(report.files.empty() ? "Or send it as a file" : "Add another file",
                           all_errors(errors, "files")));
    fields.push_back(
        radios({.name = "shared",
                .legend = "Have you talked it through with the family?",
                .options = {{.value = "yes", .label = "Yes"}, {.value = "no", .label = "Not yet"}},
                .chosen = typed.shared,
                .hint = "They should not hear it for the first time at the meeting",
                .error = error_for(errors, "shared"),
                .inline_row = true}));
    fields.push_back(date_input({.name = "shared_on",
                                 .label = "If yes, when?",
                                 .value = typed.shared_on,
                                 .error = error_for(errors, "shared_on")},
                                DateExample::past));
    return fields;
}

// What became of the report so far.
std::string standing(const core::ReportByLink& report)
{
    std::string words;
    if (report.sent_at)
        words = "Your report was sent on " + core::london_long_time(*report.sent_at) + ".";
    if (report.sent > 1) words += " It is version " + std::to_string(report.sent) + ".";
    if (report.draft_saved_at)
        words += (words.empty() ? "" : " ") + std::string{"A draft was saved on "} +
                 core::london_long_time(*report.draft_saved_at) + ". It has not been sent.";
    return words;
}

Response show(App& app,
              const Request& request,
              const core::ReportByLink& report,
              const Typed& typed,
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    const std::string day = core::long_date(core::london_date(report.starts_at));
    const bool is_late = report.state == core::ReportState::overdue;
    View page;
    page["neutral"] = true;
    page["error_summary"] = error_summary(errors);
    page["head"] = page_head(
        {.heading = "Report for the meeting on " + day,
         .sub = (is_late || report.state == core::ReportState::late ? "It was due on "
                                                                    : "Please send it by ") +
                core::long_date(report.due.on),
         .eyebrow = "Reference " + report.reference});
    page["standing"] = standing(report);
    // What was typed when it was too late to take it: to be copied.
    std::vector<std::string> lost;
    for (const core::ReportPart& part : core::report_parts())
        if (!report.takes_reports && !(typed.text.*part.text).empty())
            lost.push_back((typed.text.*part.text).reveal());
    page["lost_some"] = !lost.empty();
    page["lost"] = view_list(lost, [](const std::string& each) {
        View view;
        view["lost_text"] = each;
        return view;
    });
    page["is_overdue"] = report.takes_reports && is_late;
    page["is_closed"] = !report.takes_reports;
    const bool shows_form = report.takes_reports && (report.is_opened || !report.is_begun());
    page["form"] = shows_form;
    page["to_open"] = !shows_form && report.is_begun() && report.takes_reports;
    page["report_url"] = reply_url(request.value(0), "report");
    page["reply_url"] = reply_url(request.value(0));
    page["version"] = number_text(typed.version);
    page["fields"] = view_list(fields_of(report, typed, errors), std::identity{});
    page["open"] = button({.label = "Open what I wrote", .name = "do", .value = "open"});
    page["send"] = button({.label = "Send report", .name = "do", .value = "send"});
    page["save"] = button({.label = "Save and finish later",
                           .look = ButtonLook::secondary,
                           .name = "do",
                           .value = "save"});
    page["counted"] = report.due.counted;
    page["authority"] = report.authority_name;
    page["phone"] = report.authority_phone;
    Frame frame = frame_for(
        app, request, core::anonymous_actor(), {.title = "Report for a meeting", .status = status});
    frame.organisation = report.authority_name;
    return html_response(status, render_page("pack/report_link", frame, std::move(page)))
        .with("X-Robots-Tag", "noindex, nofollow");
}

core::Result<core::ReportByLink> seen(App& app, const Request& request)
{
    return app.read(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::view_report_by_link(work, meeting_tools(app), request.value(0));
    });
}

core::Result<core::ReportByLink> opened(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::open_report_by_link(
            work, meeting_tools(app), app.agency_reports, request.value(0), actor.network);
    });
}

Response refuse(App& app, const Request& request, const core::Error& error)
{
    return refusal_page(app, request, core::anonymous_actor(), error);
}

}  // namespace

View report_asked_view(App& app, const std::string& token, core::Language language)
{
    const auto due = app.database.read([&](core::UnitOfWork& work) {
        return core::report_asked_for(work, meeting_tools(app), token);
    });
    if (!due) return View{false};
    View view;
    view["report_url"] = reply_url(token, "report");
    view["report_day"] = core::long_date(*due, language);
    return view;
}

Response get_report_link(App& app, const Request& request, const core::Actor&)
{
    const auto report = seen(app, request);
    if (!report) return refuse(app, request, report.error());
    return show(app, request, *report, {});
}

Response post_report_link(App& app, const Request& request, const core::Actor& actor)
{
    const auto upload = upload_of(request);
    if (!upload)
        return refuse(
            app, request, core::invalid("", "The form did not arrive whole: send it again"));
    if (upload->fields.get("do") == "open") {
        const auto report = opened(app, request, actor);
        if (!report) return refuse(app, request, report.error());
        return show(app, request, *report, typed_of(*report));
    }

    Typed typed = typed_of(upload->fields);
    core::JudgedFiles files = judged_files(app, *upload);
    core::WriteReport command{.token = request.value(0),
                              .network = actor.network,
                              .text = typed.text,
                              .shared = typed.shared,
                              .files = std::move(files.taken),
                              .errors = std::move(files.errors),
                              .send = upload->fields.get("do") == "send",
                              .version = typed.version};
    if (typed.shared == "yes")
        command.shared_on = typed_date_of(upload->fields, "shared_on", command.errors);
    for (const std::string& id : upload->fields.all("drop"))
        command.drop.emplace_back(id);
    const auto written = app.transact(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::write_report(work, meeting_tools(app), app.agency_reports, command);
    });
    if (!written) {
        if (written.error().refusal != core::Refusal::wrong_state)
            return refuse(app, request, written.error());
        const auto closed = seen(app, request);
        if (!closed) return refuse(app, request, closed.error());
        return show(app, request, *closed, typed, {}, 409);
    }
    if (written->errors.empty()) return see_other(reply_url(request.value(0), "report"));

    const auto report = opened(app, request, actor);
    if (!report) return refuse(app, request, report.error());
    typed.version = written->version;
    return show(app, request, *report, typed, written->errors, 422);
}

}  // namespace quorate::server
