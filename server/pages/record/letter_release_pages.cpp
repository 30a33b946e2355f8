#include "server/pages/record/letter_release_pages.hpp"

#include "core/circulation/record_clocks.hpp"
#include "core/circulation/who_may_release.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/app/page.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/pages/record/second_look.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

core::LetterCopyId letter_of(const Request& request)
{
    return core::LetterCopyId{request.value(0)};
}

std::string own_url(const core::MeetingId& meeting, const std::string& recipient)
{
    return record_url(meeting, "decision-letter/") + recipient;
}

std::string name_of(const core::WaitingLetter& waiting)
{
    return waiting.recipient_name.empty() ? std::string{"Professionals"}
                                          : waiting.recipient_name.reveal();
}

TableRow row_of(const core::WaitingLetter& waiting)
{
    const core::Instant at = waiting.copy.prepared_at;
    Cell time{.text = ""};
    if (waiting.last_day) {
        time.sub = "Last day " + core::short_date(*waiting.last_day);
        time.chips.push_back(deadline_chip(waiting.left));
    }
    return {.cells = {{.text = name_of(waiting),
                       .url = waiting_letter_url(waiting.copy.id),
                       .sub = waiting.recipient_about},
                      std::move(time),
                      {.text = table_date(core::london_date(waiting.meeting.starts_at)),
                       .sub = std::string{label(waiting.meeting.type)}},
                      {.text = waiting.is_own ? std::string{"You: a colleague has to release it"}
                                              : waiting.prepared_by_name.reveal(),
                       .sub = core::short_date(core::london_date(at)) + ", " +
                              core::london_clock_time(at)}},
            .tone = waiting.left.is_late ? RowTone::late : RowTone::plain};
}

constexpr LookedAt a_letter{
    .thing = "letter",
    .own = "You handed this letter on.",
    .own_then =
        "Somebody else has to look at it and release it. If nobody else may, take it back "
        "below, have a colleague hand it on, and release it yourself.",
    .changed = "It would say something else now.",
    .changed_then = "It has to be handed on again before anybody can release it."};

// Whose decision its reader does not learn from it, for whoever lets it go.
std::vector<View> left_out_notices(const core::LetterToRelease& shown)
{
    std::vector<View> notices;
    for (const core::PersonName& child : shown.children_left_out)
        notices.push_back(
            alert(Alert::warning,
                  {.strong = "The decision about " + child.reveal() + " is not in this letter.",
                   .text = "It is not marked for the family, or its reader may not "
                           "be told of it. Is that meant?"}));
    return notices;
}

core::Result<core::LetterToRelease> look(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_letter_to_release(work, case_tools(app), actor, letter_of(request));
    });
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const core::LetterToRelease& shown,
              const std::string& reason = {},
              const core::Error* error = nullptr)
{
    const core::WaitingLetter& waiting = shown.waiting;
    View page;
    page["last_day"] = waiting.last_day ? core::long_date(*waiting.last_day) : std::string{};
    page["left"] = waiting.last_day ? deadline_chip(waiting.left) : View{false};
    page["letter_lang"] = text(shown.language == core::Language::welsh ? "cy" : "");
    page["left_out"] = view_list(left_out_notices(shown), [](const View& each) { return each; });
    page["letter_text"] = waiting.copy.text.reveal();
    return second_look_page(app,
                            request,
                            actor,
                            {.what = a_letter,
                             .template_name = "papers/release_letter",
                             .heading = "Letter for " + name_of(waiting),
                             .look_for = "another person's address or health",
                             .about = waiting.recipient_about,
                             .is_own = waiting.is_own,
                             .has_changed = shown.has_changed,
                             .release_url = waiting_letter_url(waiting.copy.id, "release"),
                             .refuse_url = waiting_letter_url(waiting.copy.id, "refuse"),
                             .reason = reason,
                             .error = error},
                            std::move(page));
}

Response refused(App& app,
                 const Request& request,
                 const core::Actor& actor,
                 const core::Error& error,
                 const std::string& reason = {})
{
    return second_look_refused(
        app, request, actor, error, look, [&](const core::LetterToRelease& shown) {
            return show(app, request, actor, shown, reason, &error);
        });
}

std::string release_words(const core::DecisionLetter& letter)
{
    const auto when = [](core::Instant at) { return core::london_long_time(at); };
    switch (letter.release()) {
        case core::LetterRelease::not_needed:
            return {};
        case core::LetterRelease::waiting:
            return "It waits for a colleague to release it, since " +
                   when(letter.copy->prepared_at) + ".";
        case core::LetterRelease::refused:
            return "It was not released: " + letter.copy->reason.reveal();
        case core::LetterRelease::released:
            return "A colleague released it on " +
                   when(letter.copy->checked_at.value_or(letter.copy->prepared_at)) +
                   ". Give it or post it as it is.";
        case core::LetterRelease::to_ask:
            break;
    }
    return letter.copy ? "Its words are other than those that were handed on. Hand it on once more."
                       : "A colleague looks at it before it leaves.";
}

}  // namespace

void add_letter_release(App& app,
                        const core::Actor& actor,
                        View& page,
                        const core::DecisionLetter& letter,
                        const core::MeetingId& meeting)
{
    const core::LetterRelease release = letter.release();
    const bool may_ask =
        release == core::LetterRelease::to_ask || release == core::LetterRelease::refused;
    const auto clocks = app.database.read([&](core::UnitOfWork& work) {
        return core::record_clocks_beside(work, case_tools(app), actor, meeting);
    });
    const bool is_waiting = release == core::LetterRelease::waiting;
    const bool nobody_releases =
        (may_ask || is_waiting) && !app.database.read([&](core::UnitOfWork& work) {
            return core::another_may_release(work, actor, meeting, app.now());
        });
    page["release_words"] =
        release_words(letter) +
        (nobody_releases ? " " + std::string{core::nobody_else_releases} + "." : std::string{});
    const bool is_own = is_waiting && letter.copy && letter.copy->prepared_by == actor.user;
    page["take_back_url"] =
        is_own ? own_url(meeting, letter.recipient) + "/take-back" : std::string{};
    page["take_back"] = button({.label = "Take it back", .look = ButtonLook::secondary});
    page["leave_by"] =
        clocks && clocks->letter ? core::long_date(clocks->letter->last_day) : std::string{};
    const bool may_release =
        core::permit_role_or_chair(actor, core::Action::redaction_approve).has_value();
    page["queue_url"] = release == core::LetterRelease::waiting && may_release
                            ? waiting_copies_url()
                            : std::string{};
    page["may_leave"] = letter.may_leave();
    page["ask_url"] = may_ask ? own_url(meeting, letter.recipient) + "/release" : std::string{};
    page["ask"] = button({.label = "Hand it on for release"});
}

View waiting_letters_table(const std::vector<core::WaitingLetter>& letters)
{
    if (letters.empty()) return View{false};
    Table shown{.caption = "Letters",
                .columns = {"Letter for", "Time left", "Meeting", "Handed on by"},
                .rows = {},
                .caption_shown = true};
    for (const core::WaitingLetter& waiting : letters)
        shown.rows.push_back(row_of(waiting));
    return table(shown);
}

Response post_decision_letter_release(App& app, const Request& request, const core::Actor& actor)
{
    const core::AskForRelease command{.meeting = core::MeetingId{request.value(0)},
                                      .recipient = request.value(1),
                                      .version = number_field(form_of(request), "version")};
    const auto asked = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::ask_for_release(work, case_tools(app), actor, command);
    });
    if (!asked) return refusal_page(app, request, actor, asked.error());
    return done(own_url(command.meeting, command.recipient), "letter-handed-on");
}

Response post_decision_letter_take_back(App& app, const Request& request, const core::Actor& actor)
{
    const core::MeetingId meeting{request.value(0)};
    const auto taken = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::take_back_letter(work, app.clock, actor, meeting, request.value(1));
    });
    if (!taken) return refusal_page(app, request, actor, taken.error());
    return done(own_url(meeting, request.value(1)), "letter-taken-back");
}

Response get_letter_to_release(App& app, const Request& request, const core::Actor& actor)
{
    const auto shown = look(app, request, actor);
    if (!shown) return refusal_page(app, request, actor, shown.error());
    return show(app, request, actor, *shown);
}

Response post_release_letter(App& app, const Request& request, const core::Actor& actor)
{
    const auto released = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::release_letter(work, app.clock, actor, letter_of(request));
    });
    if (!released) return refused(app, request, actor, released.error());
    return done(waiting_copies_url(), "letter-released");
}

Response post_refuse_letter(App& app, const Request& request, const core::Actor& actor)
{
    const core::RefuseLetter command{.copy = letter_of(request),
                                     .reason = core::FreeText{form_of(request).get("reason")}};
    const auto ended = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::refuse_letter(work, app.clock, actor, command);
    });
    if (!ended) return refused(app, request, actor, ended.error(), command.reason.reveal());
    return done(waiting_copies_url(), "letter-refused");
}

}  // namespace quorate::server
