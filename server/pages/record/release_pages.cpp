#include "server/pages/record/release_pages.hpp"

#include "core/circulation/release_copies.hpp"
#include "core/circulation/waiting_child_letters.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/app/page.hpp"
#include "server/pages/accounts/papers_link_pages.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/record/letter_release_pages.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/pages/record/second_look.hpp"

namespace quorate::server {
namespace {

core::PapersCopyId copy_of(const Request& request)
{
    return core::PapersCopyId{request.value(0)};
}

core::Result<core::CopyToRelease> look(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_copy_to_release(work, app.clock, app.links, actor, copy_of(request));
    });
}

// A copy as its reader will see it.
struct SeenCopy {
    core::PapersByLink papers = {};
    core::Language language = core::Language::english;
};

core::Result<SeenCopy> seen_copy(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<SeenCopy> {
        const auto found =
            core::view_copy_to_release(work, app.clock, app.links, actor, copy_of(request));
        if (!found) return found.error();
        if (found->recipient.release.empty()) return core::Refusal::not_found;
        return SeenCopy{core::papers_as_seen(
                            work, app.links, found->waiting.meeting, found->recipient, app.now()),
                        found->recipient.seat.invitee.language};
    });
}

TableRow row_of(const core::WaitingCopy& waiting)
{
    const core::Instant at = waiting.copy.prepared_at;
    std::vector<View> chips;
    if (waiting.has_lapsed)
        chips.push_back(chip(Chip::late, "Changed: to be prepared again before it can go"));
    return {.cells = {{.text = waiting.recipient_name.reveal(),
                       .url = waiting_copy_url(waiting.copy.id),
                       .sub = waiting.recipient_job,
                       .chips = std::move(chips)},
                      {.text = table_date(core::london_date(waiting.meeting.starts_at)),
                       .sub = std::string{label(waiting.meeting.type)}},
                      {.text = waiting.is_own ? std::string{"You: a colleague has to release it"}
                                              : waiting.prepared_by_name.reveal(),
                       .sub = core::short_date(core::london_date(at)) + ", " +
                              core::london_clock_time(at)}}};
}

View child_letters_table(const std::vector<core::WaitingChildLetter>& letters)
{
    if (letters.empty()) return View{false};
    Table shown{.caption = "Letters to children",
                .columns = {"Letter to", "Meeting", "Prepared by"},
                .rows = {},
                .caption_shown = true};
    for (const core::WaitingChildLetter& waiting : letters) {
        const core::Instant at = waiting.letter.worded_at.value_or(waiting.meeting.starts_at);
        shown.rows.push_back(
            {.cells = {{.text = waiting.child_name.reveal(),
                        .url = record_url(waiting.meeting.id, "child-letters/") +
                               waiting.letter.child.text()},
                       {.text = table_date(core::london_date(waiting.meeting.starts_at)),
                        .sub = std::string{label(waiting.meeting.type)}},
                       {.text = waiting.is_own ? std::string{"You: a colleague has to release it"}
                                               : waiting.prepared_by_name.reveal(),
                        .sub = core::short_date(core::london_date(at)) + ", " +
                               core::london_clock_time(at)}}});
    }
    return table(shown);
}

constexpr LookedAt a_copy{
    .thing = "copy",
    .own = "You prepared this copy.",
    .own_then =
        "Somebody else has to look at it and release it. If nobody else may, take it back "
        "below, have a colleague prepare it, and release it yourself.",
    .changed = "It changed since it was prepared.",
    .changed_then = "It has to be prepared again before anybody can release it."};

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const core::CopyToRelease& shown,
              const std::string& reason = {},
              const core::Error* error = nullptr)
{
    const core::PapersCopyId& id = shown.waiting.copy.id;
    View page;
    page["digest"] = shown.digest;
    page["digest_words"] = core::short_digest(shown.digest);
    page["exact_url"] = waiting_copy_url(id, "page");
    page["actions_words"] = shown.actions == 0
                                ? std::string{}
                                : "With this copy they are sent a link to report on " +
                                      counted(shown.actions, "action point", "action points") +
                                      " of theirs.";
    const core::Language language = shown.recipient.seat.invitee.language;
    add_release(page, shown.recipient.release, shown.recipient.why_nothing, language);
    return second_look_page(app,
                            request,
                            actor,
                            {.what = a_copy,
                             .template_name = "papers/release_copy",
                             .heading = "Copy for " + shown.waiting.recipient_name.reveal(),
                             .look_for = "another person's address, health or police record",
                             .about = shown.waiting.recipient_job,
                             .is_own = shown.waiting.is_own,
                             .has_changed = shown.has_changed,
                             .is_empty = shown.recipient.release.empty(),
                             .release_url = waiting_copy_url(id, "release"),
                             .refuse_url = waiting_copy_url(id, "refuse"),
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
        app, request, actor, error, look, [&](const core::CopyToRelease& shown) {
            return show(app, request, actor, shown, reason, &error);
        });
}

}  // namespace

Response get_waiting_copies(App& app, const Request& request, const core::Actor& actor)
{
    std::vector<core::WaitingLetter> letters;
    std::vector<core::WaitingChildLetter> child_letters;
    const auto copies = app.transact(actor, [&](core::UnitOfWork& work) {
        auto found = core::view_waiting_copies(work, app.clock, app.links, actor);
        auto waiting = core::view_waiting_letters(work, case_tools(app), actor);
        if (waiting) letters = *std::move(waiting);
        auto to_children = core::view_waiting_child_letters(work, app.clock, actor);
        if (to_children) child_letters = *std::move(to_children);
        return found;
    });
    if (!copies) return refusal_page(app, request, actor, copies.error());
    Table shown{.caption = "Copies of papers",
                .columns = {"Copy for", "Meeting", "Prepared by"},
                .rows = {},
                .caption_shown = !letters.empty() || !child_letters.empty()};
    for (const core::WaitingCopy& waiting : *copies)
        shown.rows.push_back(row_of(waiting));
    View page;
    page["head"] =
        page_head({.heading = "Copies and letters to release",
                   .sub = "A colleague prepared them. They leave once you have looked at them."});
    page["nothing"] =
        copies->empty() && letters.empty() && child_letters.empty()
            ? empty_state({.heading = "Nothing waits",
                           .text = "Letters and copies for families, and of restricted cases, "
                                   "come here before they leave."})
            : View{false};
    page["letters"] = waiting_letters_table(letters);
    page["child_letters"] = child_letters_table(child_letters);
    page["copies"] = copies->empty() ? View{false} : table(shown);
    return html_page(app,
                     request,
                     actor,
                     "papers/to_release",
                     {.title = "Copies and letters to release", .section = Section::meetings},
                     std::move(page));
}

Response get_waiting_copy(App& app, const Request& request, const core::Actor& actor)
{
    const auto shown = look(app, request, actor);
    if (!shown) return refusal_page(app, request, actor, shown.error());
    return show(app, request, actor, *shown);
}

Response get_waiting_copy_page(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = seen_copy(app, request, actor);
    if (!seen) return refusal_page(app, request, actor, seen.error());
    return papers_page_as_seen(app,
                               request,
                               seen->papers,
                               seen->language,
                               waiting_copy_url(copy_of(request), "page"),
                               waiting_copy_url(copy_of(request), "pdf"));
}

Response get_waiting_copy_pdf(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = seen_copy(app, request, actor);
    if (!seen) return refusal_page(app, request, actor, seen.error());
    return papers_as_pdf(app,
                         request,
                         actor,
                         seen->papers,
                         waiting_copy_url(copy_of(request), "page"),
                         {.language = seen->language});
}

Response post_release_copy(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::ReleaseCopy command{.copy = copy_of(request), .digest = form.get("digest")};
    const auto released = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::release_copy(work, case_tools(app), app.links, actor, command);
    });
    if (!released) return refused(app, request, actor, released.error());
    return done(waiting_copies_url(), "copy-released");
}

Response post_refuse_copy(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::RefuseCopy command{.copy = copy_of(request),
                                   .reason = core::FreeText{form.get("reason")}};
    const auto ended = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::refuse_copy(work, app.clock, actor, command);
    });
    if (!ended) return refused(app, request, actor, ended.error(), command.reason.reveal());
    return done(waiting_copies_url(), "copy-refused");
}

}  // namespace quorate::server
