#include "server/pages/pack/report_link_pages.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/pack/report_by_link.hpp"
#include "core/rules/explanation_words.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/meetings/reply_pages.hpp"
#include "server/pages/meetings/seat_link.hpp"
#include "server/pages/pack/report_link_words.hpp"
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
    std::string writer = {};
};

Typed typed_of(const core::ReportByLink& report)
{
    Typed typed{.text = report.text, .version = report.version, .writer = report.writer};
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
                .version = form_version(form),
                .writer = form.get("writer")};
    for (const core::ReportPart& part : core::report_parts())
        typed.text.*part.text = core::FreeText{form.get(part.name)};
    return typed;
}

// A page in the language of its seat, or in the one that is asked for.
struct Speaking {
    PageLanguage in;
    const ReportLinkWords& words;
};

Speaking speaking(App& app, const Request& request)
{
    const PageLanguage in = reply_page_language(app, request);
    return {.in = in, .words = report_link_words(in.language)};
}

std::string text_of(std::string_view words)
{
    return std::string{words};
}

View date_field(const ReportLinkWords& words, const std::string& value, const std::string& error)
{
    return date_input({.name = "shared_on",
                       .label = text_of(words.shared_on),
                       .value = value,
                       .hint = text_of(words.date_hint),
                       .error = error});
}

std::vector<View> fields_of(const core::ReportByLink& report,
                            const Typed& typed,
                            const std::vector<core::FieldError>& errors,
                            const Speaking& speaks)
{
    const ReportLinkWords& words = speaks.words;
    std::vector<View> fields;
    std::size_t next = 0;
    for (const core::ReportPart& part : core::report_parts()) {
        const AskedPart& asked = words.parts.at(next++);
        fields.push_back(textarea({.name = std::string{part.name},
                                   .label = text_of(asked.label),
                                   .value = (typed.text.*part.text).reveal(),
                                   .hint = text_of(asked.hint),
                                   .error = error_for(errors, part.name),
                                   .rows = 6}));
    }
    if (!report.files.empty()) {
        Checkboxes kept{.name = "drop", .legend = text_of(words.files_kept), .small = true};
        for (const core::NamedFile& file : report.files)
            kept.options.push_back(
                {.value = file.file.id.text(),
                 .label = core::filled(words.take_out,
                                       {{"file", file_words(file.name, file.file.size)}})});
        fields.push_back(checkboxes(kept));
    }
    fields.push_back(
        report_files_field(text_of(report.files.empty() ? words.first_file : words.next_file),
                           text_of(words.file_hint),
                           all_errors(errors, "files")));
    fields.push_back(radios({.name = "shared",
                             .legend = text_of(words.shared),
                             .options = {{.value = "yes", .label = text_of(words.yes)},
                                         {.value = "no", .label = text_of(words.not_yet)}},
                             .chosen = typed.shared,
                             .hint = text_of(words.shared_hint),
                             .error = error_for(errors, "shared"),
                             .inline_row = true}));
    fields.push_back(date_field(words, typed.shared_on, error_for(errors, "shared_on")));
    for (View& field : fields)
        field = field_in(speaks.in.language, std::move(field));
    return fields;
}

// What became of the report so far.
std::string standing(const core::ReportByLink& report, const Speaking& speaks)
{
    const auto when = [&](core::Instant at) {
        return core::london_long_time(at, speaks.in.language);
    };
    std::string all;
    const auto add = [&](const std::string& sentence) {
        all += (all.empty() ? "" : " ") + sentence;
    };
    if (report.sent_at) add(core::filled(speaks.words.was_sent, {{"when", when(*report.sent_at)}}));
    if (report.sent > 1)
        add(core::filled(speaks.words.version, {{"number", std::to_string(report.sent)}}));
    if (report.draft_saved_at)
        add(core::filled(speaks.words.draft_saved, {{"when", when(*report.draft_saved_at)}}));
    return all;
}

// What was typed and cannot be taken, as it is too late or another wrote meanwhile: to be copied.
std::vector<std::string> lost_in(const Typed& typed)
{
    std::vector<std::string> lost;
    for (const core::ReportPart& part : core::report_parts())
        if (!(typed.text.*part.text).empty()) lost.push_back((typed.text.*part.text).reveal());
    return lost;
}

void set_buttons(View& page, const ReportLinkWords& words)
{
    page["send"] = button({.label = text_of(words.send), .name = "do", .value = "send"});
    page["save"] = button({.label = text_of(words.save),
                           .look = ButtonLook::secondary,
                           .name = "do",
                           .value = "save"});
}

// Whom to ask, and how the day was counted.
void set_help(View& page, const core::ReportByLink& report, const ReportLinkWords& words)
{
    const auto with_phone = [&](std::string_view sentence) {
        return report.authority_phone.empty() ? std::string{}
                                              : core::filled(sentence,
                                                             {{"authority", report.authority_name},
                                                              {"phone", report.authority_phone}});
    };
    page["counted"] = core::filled(words.counted, {{"counted", report.due.counted}});
    page["telephone"] = with_phone(words.telephone);
    page["questions"] = with_phone(words.questions);
}

std::string_view fee_words(core::FeePayer payer, const ReportLinkWords& words)
{
    switch (payer) {
        case core::FeePayer::council:
            return words.fee_council;
        case core::FeePayer::health_body:
            return words.fee_health_body;
        case core::FeePayer::nobody:
            return words.fee_nobody;
        case core::FeePayer::not_said:
            break;
    }
    return "";
}

Response show(App& app,
              const Request& request,
              const core::ReportByLink& report,
              const Typed& typed,
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    const Speaking speaks = speaking(app, request);
    const auto& [in, words] = speaks;
    const std::vector<core::FieldError> told = report_errors_in(in.language, errors);
    const std::string day = core::long_date(core::london_date(report.starts_at), in.language);
    const bool is_late = report.state == core::ReportState::overdue;
    const bool was_due = is_late || report.state == core::ReportState::late;
    View page;
    set_report_words(page, in.language);
    page["error_summary"] = error_summary(told, in.language);
    page["head"] =
        page_head({.heading = core::filled(words.heading, {{"day", day}}),
                   .sub = core::filled(was_due ? words.was_due : words.send_by,
                                       {{"day", core::long_date(report.due.on, in.language)}}),
                   .eyebrow = core::filled(words.reference, {{"reference", report.reference}})});
    page["standing"] = standing(report, speaks);
    page["fee"] = std::string{fee_words(report.fee, words)};
    const bool shows_form = report.takes_reports && (report.is_opened || !report.is_begun());
    const std::vector<std::string> lost = shows_form ? std::vector<std::string>{} : lost_in(typed);
    page["lost_some"] = !lost.empty();
    page["lost"] = view_list(lost, [](const std::string& each) {
        View view;
        view["lost_text"] = each;
        return view;
    });
    page["is_overdue"] = report.takes_reports && is_late;
    page["is_closed"] = !report.takes_reports;
    page["form"] = shows_form;
    const std::string url = reply_url(request.value(0), "report") + in.query;
    set_opening(page, url, words.open, !shows_form && report.is_begun() && report.takes_reports);
    page["report_url"] = url;
    page["reply_url"] = reply_url(request.value(0)) + in.query;
    page["version"] = number_text(typed.version);
    page["writer"] = typed.writer;
    page["fields"] = view_list(fields_of(report, typed, told, speaks), std::identity{});
    set_buttons(page, words);
    set_help(page, report, words);
    return seat_link_page(app,
                          request,
                          {.name = "pack/report_link",
                           .title = words.title,
                           .authority = report.authority_name,
                           .in = in,
                           .status = status},
                          std::move(page));
}

core::Result<core::ReportByLink> seen(App& app, const Request& request)
{
    return app.read(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::view_report_by_link(
            work, meeting_tools(app), request.value(0), asked_language(request));
    });
}

core::Result<core::ReportByLink> opened(App& app,
                                        const Request& request,
                                        const core::Actor& actor,
                                        const std::string& device)
{
    return app.transact(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::open_report_by_link(work,
                                         meeting_tools(app),
                                         app.agency_reports,
                                         {.token = request.value(0),
                                          .device = device,
                                          .network = actor.network,
                                          .in = asked_language(request)});
    });
}

using SeenReport = SeenBehind<core::ReportByLink>;

core::Result<SeenReport> see_door(App& app, const Request& request)
{
    const std::string& token = request.value(0);
    return see_behind<core::ReportByLink>(
        app,
        request,
        [&](core::UnitOfWork& work) {
            return core::view_report_by_link(
                work, meeting_tools(app), token, asked_language(request));
        },
        [&](core::UnitOfWork& work) { return core::report_door(work, meeting_tools(app), token); });
}

DoorPage door_page(const Request& request, const SeenReport& seen, const Speaking& speaks)
{
    const core::Date day = core::london_date(seen.behind.starts_at);
    const std::string url = reply_url(request.value(0), "report");
    return {.title = text_of(speaks.words.title),
            .heading = core::filled(speaks.words.heading,
                                    {{"day", core::long_date(day, speaks.in.language)}}),
            .reference = seen.behind.reference,
            .url = url,
            .check_url = url + "/code",
            .behind = BehindCheck::report};
}

}  // namespace

View report_asked_view(App& app, const std::string& token, const PageLanguage& in)
{
    const auto due = app.database.read([&](core::UnitOfWork& work) {
        return core::report_asked_for(work, meeting_tools(app), token);
    });
    if (!due) return View{false};
    const auto sent = app.database.read([&](core::UnitOfWork& work) {
        return core::report_sent_on(work, meeting_tools(app), token);
    });
    View view;
    view["sent_day"] = sent ? core::long_date(*sent, in.language) : std::string{};
    view["report_is_late"] = !sent && *due < core::london_date(app.now());
    view["report_url"] = reply_url(token, "report") + in.query;
    view["report_day"] = core::long_date(*due, in.language);
    return view;
}

Response get_report_code(App& app, const Request& request, const core::Actor&)
{
    const auto seen = see_door(app, request);
    if (!seen) return refuse_seat_link(app, request, seen.error());
    const Speaking speaks = speaking(app, request);
    if (seen->is_trusted) return see_other(reply_url(request.value(0), "report") + speaks.in.query);
    return reader_check_page(app,
                             request,
                             core::anonymous_actor(),
                             seen->door,
                             door_page(request, *seen, speaks),
                             speaks.in);
}

Response post_report_code(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = see_door(app, request);
    if (!seen) return refuse_seat_link(app, request, seen.error());
    const Speaking speaks = speaking(app, request);
    return answer_reader_check(app,
                               request,
                               actor,
                               seen->door,
                               door_page(request, *seen, speaks),
                               speaks.in,
                               [&](const std::string& device) {
                                   const auto report = opened(app, request, actor, device);
                                   if (!report)
                                       return refuse_seat_link(app, request, report.error());
                                   return show(app, request, *report, typed_of(*report));
                               });
}

Response get_report_link(App& app, const Request& request, const core::Actor&)
{
    const auto report = seen(app, request);
    if (!report) return refuse_seat_link(app, request, report.error());
    return show(app, request, *report, {});
}

Response post_report_link(App& app, const Request& request, const core::Actor& actor)
{
    const auto upload = upload_of(request);
    if (!upload)
        return refuse_seat_link(
            app, request, core::invalid("", text_of(speaking(app, request).words.not_whole)));
    const auto door = see_door(app, request);
    if (!door) return refuse_seat_link(app, request, door.error());
    if (upload->fields.get("do") == "open") {
        const auto report = opened(app, request, actor, door->device);
        if (!report && report.error().refusal == core::Refusal::not_signed_in)
            return see_other(reply_url(request.value(0), "report/code") +
                             reply_page_language(app, request).query);
        if (!report) return refuse_seat_link(app, request, report.error());
        return show(app, request, *report, typed_of(*report));
    }

    Typed typed = typed_of(upload->fields);
    core::JudgedFiles files = judged_files(app, *upload);
    core::WriteReport command{.token = request.value(0),
                              .device = door->device,
                              .writer = typed.writer,
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
        const core::Refusal refusal = written.error().refusal;
        if (refusal != core::Refusal::wrong_state && refusal != core::Refusal::not_signed_in)
            return refuse_seat_link(app, request, written.error());
        const auto now = seen(app, request);
        if (!now) return refuse_seat_link(app, request, now.error());
        return show(app, request, *now, typed, {}, refusal_status(refusal));
    }
    if (written->errors.empty()) {
        const PageLanguage in = reply_page_language(app, request);
        return see_other(reply_url(request.value(0), "report") + in.query);
    }

    const auto known = seen(app, request);
    if (!known) return refuse_seat_link(app, request, known.error());
    core::ReportByLink report = *known;
    // Their own words, as they were sent: nothing of what is kept is read for it.
    report.is_opened = true;
    report.files = written->files;
    typed.version = written->version;
    typed.writer = written->writer;
    return show(app, request, report, typed, written->errors, 422);
}

}  // namespace quorate::server
