#include "server/pages/record/register_pages.hpp"

#include "core/actions/adjourn_with_actions.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/stay.hpp"
#include "core/minutes/before_closing.hpp"
#include "core/minutes/close_meeting.hpp"
#include "core/minutes/open_meeting.hpp"
#include "core/minutes/register.hpp"
#include "core/minutes/without_quorum.hpp"
#include "server/app/api.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/actions/item_form.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/meetings/attendance_parts.hpp"
#include "server/pages/meetings/held_together_pages.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/pages/record/way_on.hpp"
#include "server/pages/record/without_quorum_page.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

// What was typed, and what is wrong with it, when the page is shown again.
struct TypedRegister {
    Fields typed = {};
    std::vector<core::FieldError> errors = {};
};

std::string heading_of(const core::Meeting& meeting, bool is_early)
{
    if (meeting.status != core::MeetingStatus::scheduled) return "Who was here";
    return is_early ? "Who will be here" : "Who is here";
}

std::string minutes_label(const core::Meeting& meeting, bool is_early)
{
    if (meeting.status != core::MeetingStatus::scheduled) return "Minutes";
    return is_early ? "Prepare minutes" : "Take minutes";
}

// Whether the meeting was opened, and nothing was written that says it has begun.
bool may_undo(App& app, const core::Actor& actor, const core::Register& roll)
{
    const core::Meeting& meeting = roll.file.meeting;
    if (!meeting.opened_at || !can_take_register(roll, actor, app.now()) ||
        !core::may_undo_opening(actor, meeting))
        return false;
    return app.database.read(
        [&](core::UnitOfWork& work) { return core::written_since_opening(work, roll).empty(); });
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const core::Register& roll,
              const TypedRegister& form = {},
              int status = 200)
{
    const core::Meeting& meeting = roll.file.meeting;
    const bool is_scheduled = meeting.status == core::MeetingStatus::scheduled;
    const bool is_early = is_scheduled && !core::has_its_day_come(meeting, app.now());
    const bool can_record = can_take_register(roll, actor, app.now());
    View page;
    page["error_summary"] = error_summary(form.errors);
    page["head"] = page_head(
        {.heading = heading_of(meeting, is_early),
         .eyebrow = meeting_line(roll.file),
         .buttons = {{.label = minutes_label(meeting, is_early), .url = minutes_url(meeting.id)}}});
    page["tabs"] = meeting_tabs(actor, meeting, "register");
    std::vector<View> notices;
    if (meeting.opened_at && is_scheduled)
        notices.push_back(
            alert(Alert::information,
                  {.strong = "The meeting is open.",
                   .text = "Started at " + core::london_clock_time(*meeting.opened_at) + "."}));
    if (is_early)
        notices.push_back(alert(
            Alert::information,
            {.strong = core::opens_on("The register opens on", meeting) + ".",
             .text = "Until then this shows what people said they would do. The minutes can be "
                     "prepared already."}));
    const bool may_split = may_also(roll.file, actor, core::Action::participant_add, app.now());
    for (View& each : who_meets_alerts(roll.would_meet, meeting, may_split))
        notices.push_back(std::move(each));
    for (View& each : other_registers(app, actor, meeting))
        notices.push_back(std::move(each));
    page["notices"] = view_list(notices, [](const View& each) { return each; });
    page["can_record"] = can_record;
    page["came_url"] =
        can_record && may_also(roll.file, actor, core::Action::participant_add, app.now())
            ? record_url(meeting.id, "invitees") + "#invite"
            : std::string{};
    page["register"] = attendance_view(roll, actor, app.now(), form.typed, form.errors);
    add_quorum(page, roll);
    page["shows_quorum"] = !is_early;
    page["live_url"] = record_url(meeting.id, "events");
    page["undo_url"] = may_undo(app, actor, roll) ? record_url(meeting.id, "open/undo") : "";
    page["undo_button"] =
        button({.label = "Undo: it has not begun", .look = ButtonLook::secondary});
    page["from_minutes"] = false;
    add_way_on(page, roll, actor, app.now());
    page["closing"] = roll.closing ? closing_view(app, actor, roll) : View{false};
    return html_page(app,
                     request,
                     actor,
                     "record/register",
                     {.title = "Who is here",
                      .section = Section::meetings,
                      .back = {.label = "Back to the meeting", .url = record_url(meeting.id, "")},
                      .status = status},
                     std::move(page));
}

Response show_again(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const core::Error& refused,
                    TypedRegister form)
{
    core::Error error = refused;
    if (error.refusal == core::Refusal::wrong_state && error.fields.empty())
        error.fields.push_back({"attendance",
                                "This meeting was opened, ended or called off meanwhile. What you "
                                "chose was not saved: this is how it is now"});
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    const auto roll = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_register(work, app.clock, actor, meeting_of(request));
    });
    if (!roll) return refusal_page(app, request, actor, roll.error());
    form.errors = error.fields;
    return show(app, request, actor, *roll, form, refusal_status(error.refusal));
}

// One click hours before the start is a slip more often than not.
Response ask_before_opening(App& app,
                            const Request& request,
                            const core::Actor& actor,
                            const core::MeetingId& meeting,
                            const Fields& form,
                            const core::Error& asked)
{
    std::vector<View> fields{hidden_input("confirmed", "yes")};
    if (form.has(way_item))
        fields.push_back(hidden_input(std::string{way_item}, form.get(way_item)));
    std::vector<std::string> paragraphs;
    for (const core::FieldError& each : asked.fields)
        paragraphs.push_back(each.message + ".");
    paragraphs.emplace_back(
        "Once it is open, nobody can reply any more, and its time cannot be changed. The chair can "
        "undo it as long as nothing is written.");
    const ConfirmPage page{.heading = "Open the meeting already?",
                           .paragraphs = std::move(paragraphs),
                           .fields = std::move(fields),
                           .button = {.label = "Open it now"},
                           .action_url = record_url(meeting, "open"),
                           .cancel_url = way_back(form, meeting)};
    const PageInfo info{.title = "Open the meeting",
                        .section = Section::meetings,
                        .back = {.label = "Who is here", .url = record_url(meeting, "register")}};
    return html_response(200, confirm_page(frame_for(app, request, actor, info), page));
}

// Nothing that is missing forbids to end the meeting, but it cannot be made good afterwards.
Response ask_before_closing(App& app,
                            const Request& request,
                            const core::Actor& actor,
                            const core::BeforeClosing& before,
                            const core::CloseMeeting& command,
                            const Fields& form)
{
    std::vector<View> fields{hidden_input("version", number_text(command.version)),
                             hidden_input("proceed_reason", command.proceed_reason),
                             hidden_input("allowed_by", command.allowed_by.text()),
                             hidden_input("allowed_reason", command.allowed_reason),
                             hidden_input("confirmed", "yes")};
    if (form.has(way_item))
        fields.push_back(hidden_input(std::string{way_item}, form.get(way_item)));
    std::vector<std::string> paragraphs = before.missing;
    paragraphs.push_back("Nobody can be marked any more once the meeting has ended.");
    const ConfirmPage page{
        .heading = "End the meeting as it is?",
        .paragraphs = std::move(paragraphs),
        .fields = std::move(fields),
        .button = {.label = "End the meeting as it is", .look = ButtonLook::warning},
        .action_url = record_url(command.meeting, "close"),
        .cancel_url = way_back(form, command.meeting)};
    const PageInfo info{
        .title = "End the meeting",
        .section = Section::meetings,
        .back = {.label = "Who is here", .url = record_url(command.meeting, "register")}};
    return html_response(200, confirm_page(frame_for(app, request, actor, info), page));
}

// How everybody is marked, by the names of the form's fields.
json::object kept_marks(const core::Register& roll, core::Instant now)
{
    json::object fields;
    for (const core::InviteeEntry& seat : roll.seats) {
        const core::Invitee& marked = seat.invitee;
        fields[seat_field(marked.id)] = core::code(marked.attendance);
        fields[arrived_field(marked.id)] = core::stay_time(marked.stay.arrived);
        fields[left_field(marked.id)] = core::stay_time(marked.stay.left);
    }
    return {{"saved_at", core::london_clock_time(now)}, {"fields", std::move(fields)}};
}

}  // namespace

Response get_register(App& app, const Request& request, const core::Actor& actor)
{
    const auto roll = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_register(work, app.clock, actor, meeting_of(request));
    });
    if (!roll) return refusal_page(app, request, actor, roll.error());
    return show(app, request, actor, *roll);
}

Response post_register(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::MeetingId meeting = meeting_of(request);
    const auto command = typed_register(form, meeting, Seats::all);
    if (!command) return refusal_page(app, request, actor, {core::Refusal::invalid_input});
    const auto taken = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::take_register(work, app.clock, actor, *command);
    });
    if (!taken)
        return show_again(app, request, actor, with_seat_fields(taken.error()), {.typed = form});
    return done(record_url(meeting, "register"), "register-saved");
}

Response post_register_again(App& app, const Request& request, const core::Actor& actor)
{
    const auto command = typed_register(form_of(request), meeting_of(request), Seats::all);
    if (!command) return problem({core::Refusal::invalid_input});
    const auto taken = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::take_register(work, app.clock, actor, *command);
    });
    if (taken) return json_response(200, kept_marks(*taken, app.now()));
    if (taken.error().refusal == core::Refusal::wrong_state)
        return json_response(409,
                             json::object{{"says",
                                           "This meeting was ended or called off meanwhile: who is "
                                           "here was not saved."}});
    if (taken.error().fields.empty()) return problem(taken.error());
    return json_response(409,
                         json::object{{"says",
                                       "Not saved: something does not fit what was saved "
                                       "meanwhile. Save who is here again to see what."}});
}

Response post_meeting_open(App& app, const Request& request, const core::Actor& actor)
{
    const core::MeetingId meeting = meeting_of(request);
    const Fields form = form_of(request);
    const auto early =
        form.get("confirmed") == "yes" ? core::EarlyOpening::confirmed : core::EarlyOpening::ask;
    const auto opened = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::open_meeting(work, app.clock, actor, meeting, early);
    });
    if (opened) return done(way_back(form, meeting), "meeting-opened");
    if (opened.error().refusal == core::Refusal::needs_confirmation)
        return ask_before_opening(app, request, actor, meeting, form, opened.error());
    return show_again(app, request, actor, opened.error(), {});
}

Response post_meeting_undo_open(App& app, const Request& request, const core::Actor& actor)
{
    const core::MeetingId meeting = meeting_of(request);
    const auto undone = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::undo_opening(work, app.clock, actor, meeting);
    });
    if (!undone) return show_again(app, request, actor, undone.error(), {});
    return done(record_url(meeting, "register"), "opening-undone");
}

Response post_meeting_close(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const TypedClosing typed = typed_closing(request, form);
    const core::CloseMeeting& command = typed.command;
    const std::vector<core::ActionForm> actions =
        command.adjourns ? typed.actions : std::vector<core::ActionForm>{};
    const bool is_confirmed = form.get("confirmed") == "yes";
    core::BeforeClosing before;
    bool has_to_ask = false;
    bool lacks_quorum = false;
    // What would be refused is told first; asking rolls back what was tried.
    const auto closed =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::Meeting> {
            const auto roll = core::view_register(work, app.clock, actor, command.meeting);
            if (!roll) return roll.error();
            before = core::before_closing(work, *roll);
            lacks_quorum = core::lacks_quorum(roll->quorum.state);
            auto ended =
                core::adjourn_with_actions(work, meeting_tools(app), actor, command, actions);
            has_to_ask = ended && !command.adjourns && !before.missing.empty() && !is_confirmed;
            if (has_to_ask) return core::Refusal::needs_confirmation;
            return ended;
        });
    if (has_to_ask) return ask_before_closing(app, request, actor, before, command, form);
    if (!closed && lacks_quorum && closed.error().refusal != core::Refusal::wrong_state &&
        !closed.error().fields.empty())
        return show_without_quorum(app, request, actor, typed, closed.error());
    if (!closed) return show_again(app, request, actor, closed.error(), {});
    if (command.adjourns) return done(record_url(command.meeting, "register"), "meeting-adjourned");
    return done(way_back(form, command.meeting),
                before.decisions > 0 ? "meeting-closed" : "meeting-closed-undecided");
}

}  // namespace quorate::server
