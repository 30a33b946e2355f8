#include "server/pages/scheduling/poll_pages.hpp"

#include <algorithm>
#include <functional>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/complaints.hpp"
#include "core/polls/known_poll.hpp"
#include "core/polls/poll_notes.hpp"
#include "core/polls/settle_poll.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/dates/due_list_page.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/meetings/meeting_form.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/found_times.hpp"
#include "server/pages/scheduling/poll_urls.hpp"
#include "server/pages/scheduling/poll_views.hpp"
#include "server/pages/scheduling/scheduling_urls.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

struct Said {
    std::vector<core::FieldError> errors = {};
    int status = 200;
    MeetingForm form = {};  // what was confirmed
};

core::PollId poll_in(const Request& request)
{
    return core::PollId{request.value(0)};
}

std::string progress(const core::Poll& poll)
{
    return std::to_string(core::answered_count(poll)) + " of " +
           std::to_string(core::asked_count(poll)) + " answered";
}

// What a list says of it.
std::string standing_of(const core::Poll& poll, bool is_called_off)
{
    return is_called_off ? "Cancelled since" : std::string{label(poll.status)};
}

std::string sub_of(const core::PollView& found)
{
    const core::Poll& poll = found.poll;
    if (!core::is_undecided(poll))
        return standing_of(poll, found.is_called_off) + ". " + progress(poll);
    return progress(poll) + ". They can answer until " + core::london_long_time(poll.deadline);
}

std::string heading_of(const core::PollView& found)
{
    const core::Poll& poll = found.poll;
    if (found.is_called_off) return "Cancelled since: the " + meeting_name(poll.type);
    if (poll.status == core::PollStatus::settled)
        return "Settled: the time for the " + meeting_name(poll.type);
    return "Times for the " + meeting_name(poll.type);
}

std::vector<View> notices_for(const core::PollView& found, const Said& said)
{
    const core::Poll& poll = found.poll;
    std::vector<View> notices;
    std::string words;
    for (const core::FieldError& each : said.errors)
        words += each.message + ". ";
    if (!words.empty())
        notices.push_back(alert(Alert::error, {.strong = "That was not done.", .text = words}));
    if (found.booked_otherwise)
        notices.push_back(alert(Alert::warning,
                                {.strong = "A meeting is booked by now.",
                                 .text = "People are still being asked, and these times are kept. "
                                         "If they are not needed any more, stop it.",
                                 .link = "Stop asking and give the times back",
                                 .link_url = poll_url(poll.id, "stop")}));
    if (poll.status == core::PollStatus::waiting)
        notices.push_back(alert(Alert::warning,
                                {.strong = "You have to choose.",
                                 .text = std::string{sentence(poll.doubt)} +
                                         ". Choose a time, ask again, or stop asking."}));
    if (found.is_called_off)
        notices.push_back(alert(Alert::warning,
                                {.strong = "The meeting was cancelled since.",
                                 .text = "It was booked at the time that was chosen. Everybody "
                                         "invited was told.",
                                 .link = "Open the meeting",
                                 .link_url = meeting_url(*poll.meeting)}));
    else if (poll.status == core::PollStatus::settled)
        notices.push_back(alert(Alert::success,
                                {.strong = "A time was chosen.",
                                 .text = "Everybody asked is told.",
                                 .link = "Open the meeting",
                                 .link_url = meeting_url(*poll.meeting)}));
    if (poll.status == core::PollStatus::stopped)
        notices.push_back(alert(Alert::information,
                                {.strong = "This was stopped.",
                                 .text = "Everybody asked is told that they need not answer. The "
                                         "times are free again.",
                                 .link = "Choose a time",
                                 .link_url = choose_time_url(poll.case_id, poll.type)}));
    return notices;
}

Response show(App& app, const Request& request, const core::Actor& actor, const Said& said = {})
{
    const auto found = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_poll(work, meeting_tools(app), actor, poll_in(request));
    });
    if (!found) return refusal_page(app, request, actor, found.error());
    const core::Poll& poll = found->poll;
    const bool is_undecided = core::is_undecided(poll);

    View page;
    page["error_summary"] = View{false};
    page["head"] = page_head({.heading = heading_of(*found),
                              .sub = sub_of(*found),
                              .eyebrow = found->choices.family.reference + " " +
                                         found->choices.family.family_name.reveal()});
    page["notices"] = view_list(notices_for(*found, said), std::identity{});
    page["is_undecided"] = is_undecided;
    page["settle_url"] = poll_url(poll.id, "settle");
    std::vector<View> confirm;
    if (is_undecided) {
        confirm = confirm_fields(said.form, said.errors);
        confirm.push_back(hidden_input("notes_seen", std::to_string(found->notes.size())));
    }
    page["confirm"] = view_list(confirm, std::identity{});
    page["caption"] =
        std::string{poll.status == core::PollStatus::settled ? "The times, the chosen one first"
                                                             : "The times, the best first"};
    page["choices"] = poll_choice_rows(*found);
    page["columns"] = poll_columns(poll);
    page["people"] = poll_people_rows(*found);
    page["notes_some"] = !found->notes.empty();
    page["notes"] = poll_note_rows(*found);
    page["again_url"] = poll_url(poll.id, "again");
    page["again"] = button({.label = "Ask again", .look = ButtonLook::secondary});
    page["stop_url"] = poll_url(poll.id, "stop");
    return html_page(app,
                     request,
                     actor,
                     "scheduling/poll",
                     {.title = "Times people were asked about",
                      .section = Section::needs_a_date,
                      .back = {"Back to what you have asked", polls_path},
                      .status = said.status},
                     std::move(page));
}

// What went wrong, on the page itself when it can say so.
Response refused(App& app,
                 const Request& request,
                 const core::Actor& actor,
                 core::Error error,
                 MeetingForm form = {})
{
    error = core::with_meeting_field(std::move(error));
    if (error.refusal == core::Refusal::wrong_state ||
        error.refusal == core::Refusal::stale_version)
        error.fields = {{"choice", "Somebody has decided this meanwhile"}};
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    return show(
        app,
        request,
        actor,
        {.errors = error.fields, .status = refusal_status(error.refusal), .form = std::move(form)});
}

std::string waiting_text(long waiting, int notes)
{
    const std::string to_look_at = counted(notes, "note", "notes") + " to look at";
    if (waiting == 0 && notes == 0) return "None waits for you. Below is what you asked";
    if (waiting == 0)
        return "None waits for your choice. There " + std::string{notes == 1 ? "is " : "are "} +
               to_look_at;
    const std::string words = counted(waiting, "poll needs your choice", "polls need your choice");
    return notes == 0 ? words : words + ", and there " + (notes == 1 ? "is " : "are ") + to_look_at;
}

TableRow row_of(const core::PollEntry& entry)
{
    const core::Poll& poll = entry.poll;
    const bool is_waiting = poll.status == core::PollStatus::waiting;
    const bool is_booked = poll.status == core::PollStatus::settled && !entry.is_called_off;
    std::string sub = progress(poll);
    if (entry.notes > 0) sub += ". " + counted(entry.notes, "note", "notes") + " to look at";
    Cell state{.sub = std::move(sub)};
    state.chips.push_back(chip(is_waiting                              ? Chip::soon
                               : is_booked                             ? Chip::done
                               : poll.status == core::PollStatus::open ? Chip::today
                                                                       : Chip::none,
                               standing_of(poll, entry.is_called_off)));
    return {.cells = {{.text = entry.family_name.reveal(),
                       .url = poll_url(poll.id),
                       .sub = entry.reference},
                      {.text = std::string{label(poll.type)}},
                      std::move(state),
                      {.text = core::london_short_time(poll.deadline)}},
            .tone = is_waiting ? RowTone::soon : RowTone::plain};
}

}  // namespace

Response get_polls(App& app, const Request& request, const core::Actor& actor)
{
    const auto found = app.transact(
        actor, [&](core::UnitOfWork& work) { return core::my_polls(work, app.clock, actor); });
    if (!found) return refusal_page(app, request, actor, found.error());
    const auto waiting = std::ranges::count_if(*found, [](const core::PollEntry& each) {
        return each.poll.status == core::PollStatus::waiting;
    });
    int notes = 0;
    for (const core::PollEntry& each : *found)
        notes += each.notes;
    Table rows{.caption = "Families whose times people were asked about",
               .columns = {"Family", "Meeting", "Answers", "Answer by"}};
    for (const core::PollEntry& each : *found)
        rows.rows.push_back(row_of(each));

    View page;
    page["head"] =
        page_head({.heading = "Polls waiting for you", .sub = waiting_text(waiting, notes)});
    page["lists"] = work_tabs(WorkList::polls);
    page["found"] = found->empty() ? View{false} : table(rows);
    page["nothing"] =
        found->empty()
            ? empty_state({.heading = "You have not asked anybody yet",
                           .text = "When you choose a time for a meeting, you can ask people whose "
                                   "calendars are not shared which of the times suits them.",
                           .link = {"See what needs a date", "/needs-a-date"}})
            : View{false};
    return html_page(app,
                     request,
                     actor,
                     "scheduling/polls",
                     {.title = "Polls waiting for you", .section = Section::needs_a_date},
                     std::move(page));
}

Response get_poll(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_settle_poll(App& app, const Request& request, const core::Actor& actor)
{
    MeetingForm form = meeting_form_of(form_of(request));
    form.confirmed.notes_seen = whole_number(form_of(request).get("notes_seen"));
    const auto number = whole_number(form_of(request).get("choice"));
    const auto booked = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::settle_poll(
            work,
            meeting_tools(app),
            actor,
            poll_in(request),
            number && *number >= 0 ? static_cast<std::size_t>(*number) : core::most_poll_choices,
            form.confirmed);
    });
    if (booked) return done(meeting_url(*booked), "meeting-booked");
    // What was ticked before somebody wrote is to be ticked again.
    if (!error_for(booked.error().fields, "confirm_notes").empty()) form.confirmed.notes = false;
    return refused(app, request, actor, booked.error(), form);
}

Response post_ask_again(App& app, const Request& request, const core::Actor& actor)
{
    const auto asked = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::ask_again(work, meeting_tools(app), actor, poll_in(request));
    });
    if (asked) return done(poll_url(asked->id), "poll-asked-again");
    return refused(app, request, actor, asked.error());
}

Response get_stop_poll(App& app, const Request& request, const core::Actor& actor)
{
    const auto poll = app.read(actor, [&](core::UnitOfWork& work) {
        return core::known_poll(work, actor, poll_in(request), app.now());
    });
    if (!poll) return refusal_page(app, request, actor, poll.error());
    const std::string back = poll_url(poll->id);
    if (!core::is_undecided(*poll)) return see_other(back);
    const ConfirmPage question{
        .heading = "Stop asking and give the times back?",
        .paragraphs = {"Everybody who was asked is told that their answer is not needed any more.",
                       "The times are free for others again. No meeting is booked."},
        .button = {.label = "Stop asking", .look = ButtonLook::warning},
        .action_url = poll_url(poll->id, "stop"),
        .cancel_url = back};
    return html_response(200,
                         confirm_page(frame_for(app,
                                                request,
                                                actor,
                                                {.title = question.heading,
                                                 .section = Section::needs_a_date,
                                                 .back = {"Back", back}}),
                                      question));
}

Response post_stop_poll(App& app, const Request& request, const core::Actor& actor)
{
    const auto stopped = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::stop_poll(work, meeting_tools(app), actor, poll_in(request));
    });
    if (stopped) return done(polls_path, "poll-stopped");
    return refused(app, request, actor, stopped.error());
}

Response post_poll_note_dealt_with(App& app, const Request& request, const core::Actor& actor)
{
    const core::PollId id = poll_in(request);
    const auto settled = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::deal_with_poll_note(
            work, meeting_tools(app), actor, id, core::PollNoteId{request.value(1)});
    });
    // Somebody else has said so: the page shows who.
    const bool is_known = !settled && settled.error().refusal == core::Refusal::wrong_state;
    if (is_known) return see_other(poll_url(id) + "#notes");
    if (!settled) return refusal_page(app, request, actor, settled.error());
    return done(poll_url(id), "note-dealt-with");
}

View polls_notice(App& app, const core::Actor& actor)
{
    int notes = 0;
    const int waiting = app.database.read([&](core::UnitOfWork& work) {
        notes = core::poll_notes_waiting_for(work, actor);
        return core::polls_waiting_for(work, actor);
    });
    if (waiting == 0 && notes == 0) return View{false};
    const std::string written = counted(notes, "note", "notes") + " on your polls to look at.";
    if (waiting == 0)
        return alert(Alert::information,
                     {.strong = written, .link = "See which", .link_url = polls_path});
    return alert(Alert::warning,
                 {.strong = waiting_text(waiting, 0) + ".",
                  .text = notes > 0 ? written : std::string{},
                  .link = waiting == 1 ? "Choose a time" : "See which",
                  .link_url = polls_path});
}

}  // namespace quorate::server
