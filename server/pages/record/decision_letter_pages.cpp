#include "server/pages/record/decision_letter_pages.hpp"

#include <algorithm>
#include <functional>

#include "core/circulation/decision_letters.hpp"
#include "core/circulation/record_clocks.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/documents/document_page.hpp"
#include "server/documents/document_words.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/preparation/kept_away_views.hpp"
#include "server/pages/record/decision_letter_views.hpp"
#include "server/pages/record/letter_release_pages.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"

namespace quorate::server {
namespace {

using core::DecisionLetter;
using core::DecisionLetters;

core::Result<DecisionLetters> look(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_decision_letters(
            work, app.clock, actor, core::MeetingId{request.value(0)});
    });
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    const auto letters = look(app, request, actor);
    if (!letters) return refusal_page(app, request, actor, letters.error());
    const core::MeetingId& meeting = letters->file.meeting.id;
    const auto letter =
        std::ranges::find(letters->letters, request.value(1), &DecisionLetter::recipient);
    if (letter == letters->letters.end())
        return refusal_page(app, request, actor, {core::Refusal::not_found});
    if (!letter->exists()) return see_other(letters_url(meeting));

    const Fields typed = request.method == Method::post ? form_of(request) : Fields{};
    const std::string own_url = letter_url(meeting, letter->recipient);
    const bool is_sent = letter->kept.sent_on.has_value();
    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] = page_head({.heading = "Decision letter for " + name_of(*letter),
                              .sub = about_text(*letter),
                              .eyebrow = meeting_line(letters->file)});
    page["is_sent"] = is_sent;
    page["sent"] = is_sent ? sent_text(letter->kept) + "." : std::string{};
    page["only_changed"] = letter->has_changed && letter->put_right == 0;
    page["correct_url"] = letter->put_right > 0 ? own_url + "/correct" : std::string{};
    page["correct"] = button({.label = "Draft a corrected letter"});
    add_earlier(page, *letter);
    page["kept_text"] = letter->kept.sent_text.reveal();
    page["worded"] = letter->kept.worded_at
                         ? "Last changed by hand " + core::london_long_time(*letter->kept.worded_at)
                         : std::string{};
    page["put_right"] = is_sent ? std::string{} : put_right_words(*letters);
    add_letter(page, letter->text);
    page["version"] = number_text(letter->kept.version);
    page["save_url"] = own_url;
    page["fields"] = view_list(word_fields(*letter, typed, errors), std::identity{});
    page["save"] = button({.label = "Save the wording", .look = ButtonLook::secondary});
    page["print_url"] = own_url + "/print";
    page["sent_url"] = own_url + "/sent";
    page["sent_fields"] =
        view_list(sent_fields(*letter, typed, errors, app.now()), std::identity{});
    page["mark"] = button({.label = "Mark as sent"});
    add_letter_release(app, actor, page, *letter, meeting);
    return html_page(app,
                     request,
                     actor,
                     "record/decision_letter",
                     {.title = "Decision letter",
                      .section = Section::meetings,
                      .back = {.label = "Back to the letters", .url = letters_url(meeting)},
                      .status = status},
                     std::move(page));
}

// The page again with what is wrong, or the refusal where no form can take it in.
Response show_again(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const core::Error& error)
{
    auto errors = error.fields;
    if (error.refusal == core::Refusal::stale_version)
        errors.push_back({"",
                          "Someone changed this letter after you opened this page. Read theirs, "
                          "then go on"});
    if (errors.empty() || error.refusal == core::Refusal::wrong_state)
        return refusal_page(app, request, actor, error);
    return show(app, request, actor, errors, refusal_status(error.refusal));
}

}  // namespace

Response get_decision_letters(App& app, const Request& request, const core::Actor& actor)
{
    const auto letters = look(app, request, actor);
    if (!letters) return refusal_page(app, request, actor, letters.error());
    const core::MeetingId& meeting = letters->file.meeting.id;
    View page;
    page["head"] = page_head({.heading = "Decision letters",
                              .sub = "Drafted from what was recorded. Read each before it goes.",
                              .eyebrow = meeting_line(letters->file)});
    page["tabs"] = meeting_tabs(actor, letters->file.meeting, "decision-letter");
    std::vector<View> notices = letter_notices(*letters);
    for (View& each : kept_away_alerts(app, actor, letters->file))
        notices.push_back(std::move(each));
    page["notices"] = view_list(notices, std::identity{});
    page["letters"] = view_list(letters->letters, [&](const DecisionLetter& letter) {
        return letter_row(letter, meeting);
    });
    const auto clocks =
        app.read(actor, [&](core::UnitOfWork& work) -> core::Result<core::RecordClocks> {
            const auto beside = core::record_clocks_beside(work, case_tools(app), actor, meeting);
            return beside.value_or(core::RecordClocks{});
        });
    std::vector<View> lines;
    if (clocks && clocks->letter && !clocks->letter->by_rule)
        lines.push_back(letter_clock_row(*clocks->letter));
    for (const core::CaseDueDate& due : letters->clocks)
        lines.push_back(clock_row(due, clocks ? clocks->reach : core::RecordReach{}));
    page["clocks_some"] = !lines.empty();
    page["clocks"] = view_list(lines, std::identity{});
    return html_page(app,
                     request,
                     actor,
                     "record/decision_letters",
                     {.title = "Decision letters",
                      .section = Section::meetings,
                      .back = {.label = "Back to the meeting", .url = record_url(meeting, "")}},
                     std::move(page));
}

Response get_decision_letter(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_decision_letter(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::WordLetter command{.meeting = core::MeetingId{request.value(0)},
                                   .recipient = request.value(1),
                                   .version = number_field(form, "version"),
                                   .opening = form.get("opening"),
                                   .closing = form.get("closing")};
    const auto kept = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::word_letter(work, app.clock, actor, command);
    });
    if (!kept) return show_again(app, request, actor, kept.error());
    return done(letter_url(command.meeting, command.recipient), "saved");
}

namespace {

core::Result<core::PrintedLetter> printed(App& app,
                                          const Request& request,
                                          const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::print_letter(
            work, case_tools(app), actor, core::MeetingId{request.value(0)}, request.value(1));
    });
}

// What the letter itself says, on paper and in a PDF.
View letter_view(const core::PrintedLetter& printed)
{
    const DecisionLetter& letter = printed.letter;
    View page;
    page["to"] = letter.kind == core::Recipient::family ? letter.name.reveal() : std::string{};
    page["address"] = printed.address.reveal();
    page["is_sent"] = letter.kept.sent_on.has_value();
    page["not_released"] = !letter.kept.sent_on && !letter.may_leave();
    page["kept_text"] = letter.kept.sent_text.reveal();
    add_letter(page, letter.text);
    return page;
}

}  // namespace

Response get_decision_letter_print(App& app, const Request& request, const core::Actor& actor)
{
    const core::MeetingId meeting{request.value(0)};
    const auto letter = printed(app, request, actor);
    if (!letter) return refusal_page(app, request, actor, letter.error());
    const std::string back = letter_url(meeting, letter->letter.recipient);
    View page = letter_view(*letter);
    page["head"] = page_head({.heading = "Print this letter"});
    page["by_hand"] = letter->letter.kind == core::Recipient::family && letter->address.empty();
    add_ways(page, app, request, {.page_url = back + "/print", .pdf_url = back + "/pdf"});
    return html_page(app,
                     request,
                     actor,
                     "record/decision_letter_print",
                     {.title = "Print a letter",
                      .section = Section::meetings,
                      .back = {.label = "Back to the letter", .url = back}},
                     std::move(page));
}

Response get_decision_letter_pdf(App& app, const Request& request, const core::Actor& actor)
{
    const auto letter = printed(app, request, actor);
    if (!letter) return refusal_page(app, request, actor, letter.error());
    const core::Meeting& meeting = letter->letters.file.meeting;
    const auto reader = letter->letter.kind == core::Recipient::family
                            ? core::RecipientClass::family
                            : core::RecipientClass::professional;
    return pdf_response(app,
                        request,
                        actor,
                        {.name = "documents/letter",
                         .title = std::string{document_words(letter->letter.text.language).letter},
                         .file = "letter-" + core::seat_reference(meeting, reader, app.links),
                         .language = letter->letter.text.language,
                         .page_url = letter_url(meeting.id, letter->letter.recipient) + "/print"},
                        letter_view(*letter));
}

Response post_decision_letter_sent(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::SendLetter command{.meeting = core::MeetingId{request.value(0)},
                                   .recipient = request.value(1),
                                   .version = number_field(form, "version"),
                                   .how = form.get("how"),
                                   .on = core::parse_typed_date(form.get("on")),
                                   .typed_on = form.get("on")};
    const auto kept = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::mark_letter_sent(work, case_tools(app), actor, command);
    });
    if (!kept) return show_again(app, request, actor, kept.error());
    return done(letters_url(command.meeting), "letter-sent");
}

Response post_decision_letter_correct(App& app, const Request& request, const core::Actor& actor)
{
    const core::CorrectLetter command{.meeting = core::MeetingId{request.value(0)},
                                      .recipient = request.value(1),
                                      .version = number_field(form_of(request), "version")};
    const auto kept = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::draft_corrected_letter(work, app.clock, actor, command);
    });
    if (!kept) return show_again(app, request, actor, kept.error());
    return done(letter_url(command.meeting, command.recipient), "letter-corrected");
}

}  // namespace quorate::server
