#include "server/pages/record/child_letter_pages.hpp"

#include <algorithm>
#include <functional>

#include "core/circulation/child_letters.hpp"
#include "core/circulation/who_may_release.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/record/decision_letter_views.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/pages/record/second_look.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::ChildLetter;
using core::ChildLetters;
using Errors = std::vector<core::FieldError>;

std::string child_letters_url(const core::MeetingId& meeting)
{
    return record_url(meeting, "child-letters");
}

std::string child_letter_url(const core::MeetingId& meeting,
                             const core::ChildId& child,
                             const char* part = "")
{
    return child_letters_url(meeting) + "/" + child.text() + part;
}

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

core::ChildId child_of(const Request& request)
{
    return core::ChildId{request.value(1)};
}

core::ChildLetterTools tools_of(const App& app)
{
    return {.clock = app.clock, .seal = app.agency_reports, .links = app.links};
}

// "Given by hand by Kit Placeholder on Thursday 26 November 2026".
std::string given_text(const core::KeptChildLetter& kept)
{
    return "Given " + std::string{label(kept.given_how.value_or(core::LetterWay::by_hand))} +
           " by " + kept.given_by.reveal() + " on " + core::long_date(*kept.given_on);
}

View state_chip(const ChildLetter& letter)
{
    if (!letter.exists()) return chip(Chip::none, "No letter");
    if (letter.kept.given_on) return chip(Chip::done, "Given");
    if (letter.kept.released_at) return chip(Chip::soon, "Released, not given");
    if (letter.kept.worded_at) return chip(Chip::soon, "Prepared, not released");
    return chip(Chip::soon, "Drafted, not read");
}

std::string left_out_text(int number)
{
    if (number == 0) return {};
    return number == 1 ? "1 action point for the family is not in it"
                       : std::to_string(number) + " action points for the family are not in it";
}

View letter_row(const ChildLetter& letter, const core::MeetingId& meeting)
{
    View row;
    row["name"] = core::full_name(letter.child).reveal();
    row["about"] = letter.age;
    row["state"] = state_chip(letter);
    row["words"] = !letter.exists()       ? letter.why_none
                   : letter.kept.given_on ? given_text(letter.kept)
                                          : left_out_text(letter.left_out);
    row["look_url"] = letter.exists() ? child_letter_url(meeting, letter.child.id) : std::string{};
    return row;
}

core::Result<ChildLetters> look(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_child_letters(work, tools_of(app), actor, meeting_of(request));
    });
}

// A field of the letter, as it was typed or as it is kept.
View words_field(const char* name,
                 const char* label,
                 const std::string& kept,
                 const std::string& hint,
                 const Fields& typed,
                 const Errors& errors)
{
    return textarea({.name = name,
                     .label = label,
                     .value = typed.has("about") ? typed.get(name) : kept,
                     .hint = hint,
                     .error = error_for(errors, name),
                     .rows = 4});
}

std::vector<View> word_fields(const ChildLetter& letter, const Fields& typed, const Errors& errors)
{
    const core::KeptChildLetter& kept = letter.kept;
    const bool again = typed.has("about");
    return {
        radios({.name = "language",
                .legend = "Which language is the letter in?",
                .options = {{.value = "en", .label = "English"}, {.value = "cy", .label = "Welsh"}},
                .chosen = again ? typed.get("language") : std::string{code(kept.language)},
                .error = error_for(errors, "language"),
                .inline_row = true,
                .small = true}),
        words_field("about",
                    "What the meeting was about",
                    kept.about.reveal(),
                    "In words that the child uses. Leave it empty for: " + letter.usual_about,
                    typed,
                    errors),
        words_field("own_words",
                    "What the child told us",
                    kept.own_words.reveal(),
                    "As they said it. Leave it empty for what they said before the meeting, where "
                    "it may be shown to the family",
                    typed,
                    errors),
        words_field("next",
                    "What happens next, and who does what for them",
                    kept.next.reveal(),
                    "Leave it empty for: " + letter.usual_next,
                    typed,
                    errors),
        text_input({.name = "advocate",
                    .label = "Their advocate, if they have one",
                    .value = again ? typed.get("advocate") : kept.advocate.reveal(),
                    .error = error_for(errors, "advocate"),
                    .width = 20}),
        words_field("closing",
                    "How the letter ends",
                    kept.closing.reveal(),
                    "Leave it empty for our own words",
                    typed,
                    errors)};
}

std::vector<View> given_fields(const Fields& typed, const Errors& errors, core::Instant now)
{
    return {radios({.name = "how",
                    .legend = "How did the child get it?",
                    .options = {{.value = "by_hand", .label = "By hand"},
                                {.value = "post", .label = "By post"}},
                    .chosen = typed.get("how"),
                    .error = error_for(errors, "how"),
                    .inline_row = true,
                    .small = true}),
            text_input({.name = "by",
                        .label = "Who gave or posted it?",
                        .value = typed.get("by"),
                        .error = error_for(errors, "by"),
                        .width = 20}),
            date_input({.name = "on",
                        .label = "On which day?",
                        .value = typed.has("on") ? typed.get("on")
                                                 : core::typed_date(core::london_date(now)),
                        .error = error_for(errors, "on"),
                        .width = 10},
                       DateExample::past)};
}

constexpr LookedAt a_childs_letter{.thing = "letter",
                                   .own = "You prepared this letter.",
                                   .own_then = "The chair or a manager reads it and releases it."};

std::vector<View> notices_for(const ChildLetter& letter, bool is_own, bool another_may_release)
{
    std::vector<View> notices;
    if (!letter.held_back.empty())
        notices.push_back(alert(Alert::warning,
                                {.strong = "What was written must not be in this letter.",
                                 .text = letter.held_back + ". Change it before it can go."}));
    if (letter.has_changed)
        notices.push_back(alert(Alert::information,
                                {.strong = "The record would make another letter now.",
                                 .text = "Prepare it again if that matters to the child."}));
    if (is_own) notices.push_back(own_notice(a_childs_letter));
    if (!another_may_release && !letter.kept.released_at)
        notices.push_back(alert(Alert::warning,
                                {.strong = "Nobody can release what you prepare here.",
                                 .text = std::string{core::nobody_else_releases} + "."}));
    return notices;
}

// "Prepared by Kit Placeholder, Wednesday 25 November 2026 at 10:05".
std::string prepared_text(const ChildLetter& letter)
{
    if (!letter.kept.worded_at) return {};
    return "Prepared by " + letter.worded_by.reveal() + ", " +
           core::london_long_time(*letter.kept.worded_at);
}

std::string released_text(const ChildLetter& letter)
{
    if (!letter.kept.released_at) return {};
    return "Released by " + letter.released_by.reveal() + ", " +
           core::london_long_time(*letter.kept.released_at);
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const Errors& errors = {},
              int status = 200)
{
    const auto letters = look(app, request, actor);
    if (!letters) return refusal_page(app, request, actor, letters.error());
    const core::MeetingId& meeting = letters->file.meeting.id;
    const auto letter = std::ranges::find_if(letters->letters, [&request](const ChildLetter& each) {
        return each.child.id == child_of(request);
    });
    if (letter == letters->letters.end())
        return refusal_page(app, request, actor, {core::Refusal::not_found});
    if (!letter->exists()) return see_other(child_letters_url(meeting));

    const Fields typed = request.method == Method::post ? form_of(request) : Fields{};
    const core::KeptChildLetter& kept = letter->kept;
    const bool is_released = kept.released_at.has_value();
    const bool is_own = kept.worded_by == actor.user && kept.worded_by && !is_released;
    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] = page_head({.heading = "Letter to " + core::called(letter->child).reveal(),
                              .sub = letter->age,
                              .eyebrow = meeting_line(letters->file)});
    page["notices"] =
        view_list(notices_for(*letter, is_own, letters->another_may_release), std::identity{});
    page["is_sent"] = is_released;
    page["kept_text"] = kept.released_text.reveal();
    page["take_back_url"] =
        is_own ? child_letter_url(meeting, letter->child.id, "/take-back") : std::string{};
    page["take_back"] = button({.label = "Take it back", .look = ButtonLook::secondary});
    page["is_given"] = kept.given_on.has_value();
    page["given"] = kept.given_on ? given_text(kept) + "." : std::string{};
    page["prepared"] = prepared_text(*letter);
    page["released"] = released_text(*letter);
    page["left_out"] = left_out_text(letter->left_out);
    page["about_url"] = about_url(meeting);
    add_letter(page, letter->text);
    page["version"] = number_text(kept.version);
    page["release_version"] = number_text(kept.version);
    page["digest"] = letter->digest;
    page["save_url"] = child_letter_url(meeting, letter->child.id);
    page["fields"] = view_list(word_fields(*letter, typed, errors), std::identity{});
    page["save"] =
        button({.label = "I have read it: prepare this letter", .look = ButtonLook::secondary});
    page["can_release"] = letters->may_release && kept.worded_at && !is_released &&
                          kept.may_be_released_by(actor) && letter->held_back.empty();
    page["release_url"] = child_letter_url(meeting, letter->child.id, "/release");
    page["read_first"] = "Read every word as if you were the child.";
    page["release_button"] = release_button(a_childs_letter);
    page["given_url"] = child_letter_url(meeting, letter->child.id, "/given");
    page["given_fields"] = view_list(given_fields(typed, errors, app.now()), std::identity{});
    page["mark"] = button({.label = "Note that they have it"});
    page["print_url"] = child_letter_url(meeting, letter->child.id, "/print");
    return html_page(app,
                     request,
                     actor,
                     "record/child_letter",
                     {.title = "Letter to a child",
                      .section = Section::meetings,
                      .back = {.label = "Back to the letters", .url = child_letters_url(meeting)},
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
    if (errors.empty()) return refusal_page(app, request, actor, error);
    for (core::FieldError& each : errors)
        if (each.field == "digest") each.field.clear();
    return show(app, request, actor, errors, refusal_status(error.refusal));
}

}  // namespace

Response get_child_letters(App& app, const Request& request, const core::Actor& actor)
{
    const auto letters = look(app, request, actor);
    if (!letters) return refusal_page(app, request, actor, letters.error());
    const core::MeetingId& meeting = letters->file.meeting.id;
    View page;
    page["head"] = page_head({.heading = "Letters to the children",
                              .sub = "What was decided about each of them, in words for a child. "
                                     "One of you prepares a letter, another releases it.",
                              .eyebrow = meeting_line(letters->file)});
    page["tabs"] = meeting_tabs(actor, letters->file.meeting, "child-letters");
    page["letters"] = view_list(
        letters->letters, [&](const ChildLetter& letter) { return letter_row(letter, meeting); });
    return html_page(app,
                     request,
                     actor,
                     "record/child_letters",
                     {.title = "Letters to the children",
                      .section = Section::meetings,
                      .back = {.label = "Back to the meeting", .url = record_url(meeting, "")}},
                     std::move(page));
}

Response get_child_letter(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_child_letter(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::WordChildLetter command{.meeting = meeting_of(request),
                                        .child = child_of(request),
                                        .version = number_field(form, "version"),
                                        .language = form.get("language"),
                                        .about = form.get("about"),
                                        .own_words = form.get("own_words"),
                                        .next = form.get("next"),
                                        .closing = form.get("closing"),
                                        .advocate = form.get("advocate")};
    const auto kept = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::word_child_letter(work, tools_of(app), actor, command);
    });
    if (!kept) return show_again(app, request, actor, kept.error());
    return done(child_letter_url(command.meeting, command.child), "child-letter-prepared");
}

Response post_child_letter_release(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::ReleaseChildLetter command{.meeting = meeting_of(request),
                                           .child = child_of(request),
                                           .version = number_field(form, "version"),
                                           .digest = form.get("digest")};
    const auto kept = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::release_child_letter(work, tools_of(app), actor, command);
    });
    if (!kept) return show_again(app, request, actor, kept.error());
    return done(child_letter_url(command.meeting, command.child), "child-letter-released");
}

Response post_child_letter_take_back(App& app, const Request& request, const core::Actor& actor)
{
    const core::TakeBackChildLetter command{.meeting = meeting_of(request),
                                            .child = child_of(request),
                                            .version = number_field(form_of(request), "version")};
    const auto kept = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::take_back_child_letter(work, tools_of(app), actor, command);
    });
    if (!kept) return show_again(app, request, actor, kept.error());
    return done(child_letter_url(command.meeting, command.child), "letter-taken-back");
}

Response post_child_letter_given(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::GiveChildLetter command{.meeting = meeting_of(request),
                                        .child = child_of(request),
                                        .version = number_field(form, "version"),
                                        .how = form.get("how"),
                                        .by = form.get("by"),
                                        .on = core::parse_typed_date(form.get("on")),
                                        .typed_on = form.get("on")};
    const auto kept = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::note_child_letter_given(work, tools_of(app), actor, command);
    });
    if (!kept) return show_again(app, request, actor, kept.error());
    return done(child_letters_url(command.meeting), "child-letter-given");
}

Response get_child_letter_print(App& app, const Request& request, const core::Actor& actor)
{
    const core::MeetingId meeting = meeting_of(request);
    const auto letter = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::print_child_letter(work, tools_of(app), actor, meeting, child_of(request));
    });
    if (!letter) return refusal_page(app, request, actor, letter.error());
    View page;
    page["head"] = page_head({.heading = "Print this letter"});
    // As it was released: with its headings while the record would make the same letter.
    page["is_sent"] = letter->has_changed;
    page["kept_text"] = letter->kept.released_text.reveal();
    add_letter(page, letter->text);
    return html_page(app,
                     request,
                     actor,
                     "record/child_letter_print",
                     {.title = "Print a letter",
                      .section = Section::meetings,
                      .back = {.label = "Back to the letter",
                               .url = child_letter_url(meeting, letter->child.id)}},
                     std::move(page));
}

}  // namespace quorate::server
