#include "server/pages/meetings/mailed_reply_pages.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/replies/look_at_reply.hpp"
#include "core/support/text.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/pages/meetings/mailed_reply_views.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/meetings/reply_pages.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::MailedReplyId;
using core::MeetingId;
using core::WaitingReply;

constexpr const char* not_counted = "discard";
constexpr const char* time_stays = "time_stays";
constexpr const char* replaces_newer = "replaces_newer";
constexpr const char* dealt_with = "dealt_with";

MeetingId meeting_of(const Request& request)
{
    return MeetingId{request.value(0)};
}

core::Result<WaitingReply> waiting(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::waiting_reply(
            work, meeting_tools(app), actor, meeting_of(request), MailedReplyId{request.value(1)});
    });
}

bool proposes(const WaitingReply& shown)
{
    return shown.seen.reply.outcome == core::ReplyOutcome::proposed;
}

// Neither to be moved nor to be answered any more.
std::string over_words(const WaitingReply& shown)
{
    const core::Meeting& meeting = shown.meeting;
    if (shown.seen.reply.reason == core::WaitReason::earlier_note)
        return "They have replied again since";
    if (shown.seat.removed_at) return "Their invitation was taken back";
    return meeting.status == core::MeetingStatus::cancelled ? "The meeting is cancelled"
                                                            : "The meeting has begun or is over";
}

std::string span_text(core::Instant from, core::Instant until)
{
    return core::long_date(core::london_date(from)) + ", " + times_text(from, until);
}

// Once nothing counts, the reason says so, and not that somebody else may have written.
bool is_of_another(const WaitingReply& shown)
{
    const core::MailedReply& reply = shown.seen.reply;
    return reply.reason == core::WaitReason::other_sender ||
           ((is_too_late(reply.reason) || reply.reason == core::WaitReason::not_read) &&
            core::lower_case(reply.from.reveal()) != core::lower_case(shown.seat.email.reveal()));
}

View details(const WaitingReply& shown)
{
    const core::MailedReply& reply = shown.seen.reply;
    std::vector<SummaryRow> rows{{.key = "From", .value = shown.seen.name.reveal()}};
    if (is_of_another(shown))
        rows.push_back(
            {.key = "Sent by",
             .value = reply.from.empty() ? "An address that cannot be read" : reply.from.reveal()});
    rows.push_back({.key = "Came", .value = core::london_short_time(reply.received_at)});
    const core::AttendedTime time = core::attended(shown.meeting, shown.seat.window);
    if (reply.answered_from)
        rows.push_back({.key = "Answers",
                        .value = span_text(*reply.answered_from, reply.answered_until.value()) +
                                 (shown.seen.has_moved ? ". The meeting has moved since" : "")});
    if (proposes(shown))
        rows.push_back(
            {.key = "Proposes",
             .value = span_text(reply.proposed_from.value(), reply.proposed_until.value())});
    else if (reply.answer != core::MailedAnswer::none)
        rows.push_back({.key = "It says", .value = core::capitalised(answer_text(reply.answer))});
    if (shown.is_answered_since && shown.seat.replied_at)
        rows.push_back({.key = "Since then they said",
                        .value = std::string{label(shown.seat.reply)} + ", at " +
                                 core::london_short_time(*shown.seat.replied_at)});
    if (proposes(shown) || shown.seen.has_moved)
        rows.push_back({.key = "Now", .value = span_text(time.starts_at, time.ends_at)});
    if (!proposes(shown) && reply.reason != core::WaitReason::none)
        rows.push_back({.key = "Why it is here", .value = std::string{label(reply.reason)}});
    if (!reply.delegated_to.empty())
        rows.push_back({.key = "Should come instead", .value = reply.delegated_to.reveal()});
    if (!reply.note.empty())
        rows.push_back({.key = "They wrote", .value = reply.note.reveal()});
    else if (is_too_late(reply.reason) || reply.reason == core::WaitReason::not_read)
        rows.push_back({.key = "They wrote",
                        .value = "Nothing that can be read here. Ring them, or look in the "
                                 "mailbox."});
    return summary_list(rows);
}

std::vector<View> fields(const WaitingReply& shown,
                         const core::ReplyForm& typed,
                         const std::vector<core::FieldError>& errors)
{
    const core::Answering who = core::answering(shown.seat.holder, shown.meeting.chair);
    std::vector<Option> options;
    for (const core::Reply each : core::all_replies()) {
        const bool is_there =
            shown.meeting.mode != core::MeetingMode::video || each != core::Reply::attend;
        if (is_there && core::may_answer(who, shown.meeting.mode, each))
            options.push_back({std::string{code(each)}, std::string{label(each)}});
    }
    options.push_back({not_counted, "Do not count it", "Their earlier reply stays, if any"});
    std::vector<View> made{radios({.name = "reply",
                                   .legend = "What do they say?",
                                   .options = options,
                                   .chosen = typed.reply,
                                   .error = error_for(errors, "reply")})};
    if (core::may_answer(who, shown.meeting.mode, core::Reply::deputy))
        made.push_back(text_input({.name = "deputy_name",
                                   .label = "Name of the deputy (if one will come)",
                                   .value = typed.deputy_name,
                                   .error = error_for(errors, "deputy_name"),
                                   .autocomplete = "off"}));
    made.push_back(textarea({.name = "note",
                             .label = "Note to keep with the reply (optional)",
                             .value = typed.note.value_or(std::string{}),
                             .error = error_for(errors, "note"),
                             .rows = 3}));
    if (shown.is_answered_since)
        made.push_back(checkboxes({.name = replaces_newer,
                                   .legend = "They have said something else since: " +
                                             std::string{label(shown.seat.reply)},
                                   .options = {{"yes", "Yes, this reply is to count instead"}},
                                   .chosen = typed.replaces_newer ? std::vector<std::string>{"yes"}
                                                                  : std::vector<std::string>{},
                                   .error = error_for(errors, replaces_newer)}));
    return made;
}

std::string move_url(const WaitingReply& shown)
{
    // A part of the meeting moves with the whole of it.
    const core::Instant from =
        shown.seen.reply.proposed_from.value() -
        (shown.seat.window ? shown.seat.window->from : std::chrono::minutes{0});
    return with_query(meeting_url(shown.meeting.id, "move"),
                      {{"date", core::typed_date(core::london_date(from))},
                       {"time", core::london_clock_time(from)}});
}

std::string explanation(const WaitingReply& shown)
{
    if (shown.seen.reply.reason == core::WaitReason::earlier_note)
        return "They have replied again since, and that reply counts. Read what they wrote and do "
               "what is needed. Then say that it is dealt with.";
    if (shown.seen.reply.reason == core::WaitReason::before_taken_back)
        return "They wrote this with their reply. Read it and do what is needed. Then say that it "
               "is dealt with.";
    if (!shown.can_count)
        return over_words(shown) +
               ", so no reply counts any more. Read what they wrote and do what is needed. Then "
               "say "
               "that it is dealt with.";
    if (proposes(shown))
        return "If you move the meeting, everybody who is invited is asked again. If you keep the "
               "time, this person is told so by e-mail.";
    if (shown.seen.has_moved)
        return "They answered the earlier time. The meeting has moved since, and they are asked "
               "about the new time. Count this only if you know that it holds for the new time as "
               "well.";
    return "It does not count until you say what it means.";
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const WaitingReply& shown,
              const core::ReplyForm& typed,
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    View page;
    const bool is_proposal = proposes(shown) && shown.can_count;
    if (!errors.empty()) page["error_summary"] = error_summary(errors);
    page["head"] =
        page_head({.heading = is_proposal ? "Another time is proposed" : "A reply to look at",
                   .sub = when_text(shown.meeting)});
    page["details"] = details(shown);
    page["explain"] = explanation(shown);
    page["move_url"] = is_proposal ? move_url(shown) : std::string{};
    const bool names_deputy =
        shown.can_count && shown.seen.reply.answer == core::MailedAnswer::delegated &&
        core::may_answer(core::answering(shown.seat.holder, shown.meeting.chair),
                         shown.meeting.mode,
                         core::Reply::deputy);
    page["hand_url"] =
        names_deputy ? seat_url(shown.meeting.id, shown.seat.id, "hand") : std::string{};
    page["save_url"] =
        meeting_url(shown.meeting.id, "mailed-replies/" + shown.seen.reply.id.text());
    page["cancel_url"] = meeting_url(shown.meeting.id);
    page["fields"] =
        view_list(!shown.can_count ? std::vector<View>{hidden_input("reply", dealt_with)}
                  : is_proposal    ? std::vector<View>{hidden_input("reply", time_stays)}
                                   : fields(shown, typed, errors),
                  std::identity{});
    page["save"] =
        !shown.can_count ? button({.label = "Dealt with"})
        : is_proposal
            ? button({.label = "Keep the time and tell them", .look = ButtonLook::secondary})
            : button({.label = "Save"});
    return html_page(app,
                     request,
                     actor,
                     "meetings/mailed_reply",
                     {.title = is_proposal ? "A proposed time" : "A reply to look at",
                      .section = Section::meetings,
                      .back = {"Back to the meeting", meeting_url(shown.meeting.id)},
                      .status = status},
                     std::move(page));
}

}  // namespace

Response get_mailed_reply(App& app, const Request& request, const core::Actor& actor)
{
    const auto shown = waiting(app, request, actor);
    if (!shown) return refusal_page(app, request, actor, shown.error());
    return show(app, request, actor, *shown, shown->suggested);
}

Response post_mailed_reply(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    core::ReplyForm typed = reply_form_of(form);
    typed.replaces_newer = form.get(replaces_newer) == "yes";
    const MeetingId id = meeting_of(request);
    const MailedReplyId reply{request.value(1)};
    const bool stays = typed.reply == time_stays;
    const bool is_seen_to = typed.reply == dealt_with;
    const bool is_left = stays || is_seen_to || typed.reply == not_counted;
    if (typed.reply.empty()) {
        const auto shown = waiting(app, request, actor);
        if (!shown) return refusal_page(app, request, actor, shown.error());
        return show(app,
                    request,
                    actor,
                    *shown,
                    typed,
                    {{"reply", "Choose what they say, or do not count it"}},
                    422);
    }
    const auto settled = app.transact(actor, [&](core::UnitOfWork& work) {
        const core::MeetingTools tools = meeting_tools(app);
        return is_left ? core::discard_mailed_reply(work, tools, actor, id, reply)
                       : core::accept_mailed_reply(work, tools, actor, id, reply, typed);
    });
    if (settled)
        return done(meeting_url(id),
                    stays        ? "time-kept"
                    : is_seen_to ? "note-dealt-with"
                    : is_left    ? "reply-left"
                                 : "reply-recorded");

    const core::Error& error = settled.error();
    const bool may_be_over = error.refusal == core::Refusal::wrong_state;
    if (error.fields.empty() && !may_be_over) return refusal_page(app, request, actor, error);
    const auto shown = waiting(app, request, actor);
    if (!shown) return refusal_page(app, request, actor, shown.error());
    std::vector<core::FieldError> errors = error.fields;
    if (may_be_over) errors = {{"", over_words(*shown) + ": no reply counts any more"}};
    return show(app, request, actor, *shown, typed, errors, refusal_status(error.refusal));
}

}  // namespace quorate::server
