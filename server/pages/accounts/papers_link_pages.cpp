#include "server/pages/accounts/papers_link_pages.hpp"

#include <algorithm>

#include "core/circulation/corrections.hpp"
#include "core/circulation/papers_by_link.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/minutes/named_parts.hpp"
#include "core/rules/explanation_words.hpp"
#include "core/support/text.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/documents/document_page.hpp"
#include "server/documents/document_words.hpp"
#include "server/pages/accounts/mailed_link_pages.hpp"
#include "server/pages/accounts/mailed_link_words.hpp"
#include "server/pages/accounts/opening_mark.hpp"
#include "server/pages/accounts/reader_check.hpp"
#include "server/pages/accounts/stopped_papers_page.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/meetings/complaint_words.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/pages/record/release_words.hpp"

namespace quorate::server {
namespace {

// Of the address of opened papers: see opening_mark.hpp.
constexpr std::string_view of_opening = "papers-opening";

// What was typed about a mistake and could not be kept.
struct Asking {
    Fields typed = {};
    std::vector<core::FieldError> errors = {};
};

// "It was put right" is said only of a copy that has it.
std::string_view state_said(const core::Correction& asked,
                            const core::Release& release,
                            const core::CorrectionsByLink& corrections,
                            const MailedLinkWords& words)
{
    switch (asked.status) {
        case core::CorrectionStatus::open:
            return words.being_looked_at;
        case core::CorrectionStatus::amended:
            if (std::ranges::count(
                    release.amendments, asked.amendment, &core::ReleasedAmendment::number) > 0)
                return words.put_right;
            return std::ranges::count(corrections.readable, asked.amendment) > 0
                       ? words.put_right_later
                       : words.answered_elsewhere;
        case core::CorrectionStatus::declined:
            break;
    }
    return words.stays_as_it_is;
}

// All that they were given and can point at, in the order in which the papers tell it.
std::vector<Option> parts_given(const core::Release& release, core::Language language)
{
    const MailedLinkWords& words = mailed_link_words(language);
    std::vector<Option> parts;
    const auto add = [&](core::PartKind kind, const std::string& id, std::string label) {
        parts.push_back(
            {.value = core::text_of({.kind = kind, .id = id}), .label = std::move(label)});
    };
    const auto in_words = [](std::string_view pattern, const core::FreeText& said) {
        return core::filled(pattern, {{"words", core::first_words(said.reveal())}});
    };
    for (const core::ReleasedSection& section : release.sections)
        parts.push_back(
            {.value = section.id.text(), .label = said_in_record(section.title, language).words});
    for (const core::ReleasedDecision& decision : release.decisions)
        add(core::PartKind::decision,
            decision.id.text(),
            core::filled(words.decision_about, {{"child", decision.child.reveal()}}));
    for (const core::ReleasedPlanPart& part : release.plan)
        if (!part.texts.empty())
            add(core::PartKind::plan,
                part.id.text(),
                in_words(words.part_of_plan, part.texts.front().words));
    for (const core::ReleasedAction& action : release.actions)
        add(core::PartKind::action, action.id.text(), in_words(words.action_point, action.what));
    return parts;
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
        view["asked_state"] = text(state_said(each, papers.release, corrections, words));
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
    parts.options = parts_given(papers.release, in.language);
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

View papers_view(const core::PapersByLink& papers, bool is_open, const PageLanguage& in)
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
    page["works_until"] = core::filled(words.works_until, {{"day", day(papers.works_until)}});
    page["tell_team"] =
        core::filled(papers.meetings_phone.empty() ? words.tell_team : words.tell_team_by_phone,
                     {{"phone", papers.meetings_phone}});
    page["phone"] = papers.meetings_phone;
    page["taken_out"] = text(is_open && papers.has_shrunk ? words.taken_out : "");
    if (is_open) add_release(page, papers.release, "", in.language);
    return page;
}

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
    if (!seen) return stopped_papers_page(app, request, actor, seen.error(), in);
    return reader_check_page(
        app, request, actor, seen->door, door_page(request, *seen, in), in, status);
}

View opening(const std::string& url, std::string_view label, ButtonLook look)
{
    View view;
    view["opening_url"] = url;
    view["opening_button"] = button({.label = std::string{label}, .look = look});
    return view;
}

// The buttons that open papers, or have them made into a PDF.
std::vector<View> openings(const Request& request, bool as_pdf, const PageLanguage& in)
{
    const std::string& token = request.value(0);
    const DocumentWords& words = document_words(in.language);
    if (as_pdf)
        return {
            opening(sized(papers_pdf_url(token), false, in), words.pdf, ButtonLook::primary),
            opening(
                sized(papers_pdf_url(token), true, in), words.large_pdf, ButtonLook::secondary)};
    const bool large = is_large(request);
    return {opening(sized(papers_link_url(token), large, in),
                    mailed_link_words(in.language).open_papers,
                    ButtonLook::primary),
            opening(sized(papers_link_url(token), !large, in),
                    large ? words.usual : words.large,
                    ButtonLook::secondary)};
}

// The papers before they are opened: nothing that names anybody.
Response show_closed(App& app, const Request& request, const core::Actor& actor, bool as_pdf)
{
    const PageLanguage in = mailed_link_language(app, request);
    const auto seen = see_link(app, request);
    if (!seen) return stopped_papers_page(app, request, actor, seen.error(), in);
    if (!seen->is_trusted)
        return reader_check_page(
            app, request, actor, seen->door, door_page(request, *seen, in), in);
    View page = papers_view(seen->papers, false, in);
    page["openings"] =
        view_list(openings(request, as_pdf, in), [](const View& each) { return each; });
    return html_page(app,
                     request,
                     actor,
                     "papers/link",
                     {.title = std::string{mailed_link_words(in.language).papers_title}, .in = in},
                     std::move(page));
}

// Which device asks; nobody's when the link does not work.
std::string device_of(App& app, const Request& request)
{
    return app.database.read([&](core::UnitOfWork& work) {
        const auto door = core::papers_door(work, app.clock, app.links, request.value(0));
        return door ? reader_device(app, request, *door) : std::string{};
    });
}

// What cannot be shown, in the words of its refusal; or the page that asks for a code.
Response not_shown(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const core::Error& error,
                   const PageLanguage& in)
{
    if (error.refusal == core::Refusal::not_signed_in)
        return ask_for_code(app, request, actor, in, refusal_status(core::Refusal::not_signed_in));
    return stopped_papers_page(app, request, actor, error, in);
}

// Notes that the papers are opened, and leads to them: the browser can come back to where it was
// led, and not to the answer to a form.
Response open_and_lead(App& app,
                       const Request& request,
                       const core::Actor& actor,
                       const std::string& device)
{
    const PageLanguage in = mailed_link_language(app, request);
    const std::string& token = request.value(0);
    const auto opened = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::open_papers(work, app.clock, app.links, token, device);
    });
    if (!opened) return not_shown(app, request, actor, opened.error(), in);
    const std::string url = sized(papers_link_url(token), is_large(request), in);
    return see_other(opened_address(app, of_opening, url, token, device));
}

// The papers that were opened on this device just now, for a GET, which notes nothing; or opened by
// this form, with what was typed about a mistake when that could not be kept.
Response show_papers(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const std::string& device,
                     const Asking& asking = {},
                     int status = 200)
{
    const PageLanguage in = mailed_link_language(app, request);
    const std::string& token = request.value(0);
    core::CorrectionsByLink corrections;
    const auto open = [&](core::UnitOfWork& work) {
        corrections = core::corrections_by_link(work, case_tools(app), app.links, token);
        return request.method == Method::post
                   ? core::open_papers(work, app.clock, app.links, token, device)
                   : core::papers_to_open(work, app.clock, app.links, token, device);
    };
    const auto papers =
        request.method == Method::post ? app.transact(actor, open) : app.read(actor, open);
    if (!papers) return not_shown(app, request, actor, papers.error(), in);
    View page = papers_view(*papers, true, in);
    page["ways"] = true;
    add_ways(page,
             app,
             request,
             {.page_url = papers_link_url(token),
              .pdf_url = papers_pdf_url(token),
              .is_posted = true,
              .in = in});
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

Response get_papers_link(App& app, const Request& request, const core::Actor& actor)
{
    if (!request.query.get("opened").empty())
        if (const std::string device = device_of(app, request);
            was_opened_here(app, request, of_opening, device))
            return show_papers(app, request, actor, device);
    return show_closed(app, request, actor, false);
}

Response get_papers_link_pdf(App& app, const Request& request, const core::Actor& actor)
{
    return show_closed(app, request, actor, app.pdf->is_installed());
}

Response post_papers_link_pdf(App& app, const Request& request, const core::Actor& actor)
{
    const PageLanguage in = mailed_link_language(app, request);
    const std::string& token = request.value(0);
    const std::string device = device_of(app, request);
    const auto papers = app.read(actor, [&](core::UnitOfWork& work) {
        return core::papers_to_open(work, app.clock, app.links, token, device);
    });
    if (!papers) return not_shown(app, request, actor, papers.error(), in);
    Response made =
        papers_as_pdf(app, request, actor, *papers, papers_link_url(token) + in.query, in);
    if (made.status != 200) return made;
    // Only now are they opened: what could not be made was read by nobody, and what was taken back
    // in the meantime is not given.
    const auto opened = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::open_papers(work, app.clock, app.links, token, device);
    });
    if (!opened) return stopped_papers_page(app, request, actor, opened.error(), in);
    return made;
}

Response post_papers_link(App& app, const Request& request, const core::Actor& actor)
{
    return open_and_lead(app, request, actor, device_of(app, request));
}

Response post_papers_code(App& app, const Request& request, const core::Actor& actor)
{
    const PageLanguage in = mailed_link_language(app, request);
    const auto seen = see_link(app, request);
    if (!seen) return stopped_papers_page(app, request, actor, seen.error(), in);
    return answer_reader_check(
        app,
        request,
        actor,
        seen->door,
        door_page(request, *seen, in),
        in,
        [&](const std::string& device) { return open_and_lead(app, request, actor, device); });
}

Response post_correction_by_link(App& app, const Request& request, const core::Actor& actor)
{
    const PageLanguage in = mailed_link_language(app, request);
    const Fields form = form_of(request);
    const std::string device = device_of(app, request);
    const core::AskCorrection command{.token = request.value(0),
                                      .device = device,
                                      .part = form.get("part"),
                                      .body = form.get("correction")};
    const auto asked = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::ask_correction(work, case_tools(app), app.links, command);
    });
    if (asked) return done(papers_link_url(command.token) + in.query, "correction-asked");
    if (asked.error().fields.empty()) return not_shown(app, request, actor, asked.error(), in);
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
                             core::Language language,
                             const std::string& page_url,
                             const std::string& pdf_url)
{
    const PageLanguage in{.language = language};
    View page = papers_view(papers, true, in);
    page["ways"] = true;
    add_ways(page, app, request, {.page_url = page_url, .pdf_url = pdf_url, .in = in});
    return html_page(app,
                     request,
                     core::anonymous_actor(),
                     "papers/link",
                     {.title = std::string{mailed_link_words(language).papers_title}, .in = in},
                     std::move(page));
}

Response papers_as_pdf(App& app,
                       const Request& request,
                       const core::Actor& actor,
                       const core::PapersByLink& papers,
                       const std::string& page_url,
                       const PageLanguage& in)
{
    return pdf_response(app,
                        request,
                        actor,
                        {.name = "documents/papers",
                         .title = std::string{mailed_link_words(in.language).papers_title},
                         .file = "papers-" + papers.reference,
                         .language = in.language,
                         .page_url = page_url,
                         .around = in},
                        papers_view(papers, true, in));
}

}  // namespace quorate::server
