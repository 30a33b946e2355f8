#include "server/pages/record/register_pages.hpp"

#include "core/dates/london_time.hpp"
#include "core/minutes/before_closing.hpp"
#include "core/minutes/close_meeting.hpp"
#include "core/minutes/register.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/actions/item_form.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/meetings/attendance_parts.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

// What was typed, and what is wrong with it, when the page is shown again.
struct CloseForm {
    std::string proceed_reason = {};
    Fields typed = {};
    std::vector<core::FieldError> errors = {};
};

bool has_quorum(const core::Quorum& quorum)
{
    return quorum.state == core::QuorumState::met || quorum.state == core::QuorumState::not_needed;
}

View closing_view(const core::Closing& closing)
{
    std::vector<SummaryRow> rows{
        {.key = "Ended", .value = core::london_long_time(closing.closed_at)},
        {.key = "Quorum", .value = std::string{core::label(closing.quorum)}}};
    if (!closing.proceed_reason.empty())
        rows.push_back({.key = "Why it went on", .value = closing.proceed_reason.reveal()});
    return summary_list(rows);
}

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

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const core::Register& roll,
              const CloseForm& form = {},
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
    page["tabs"] = meeting_tabs(actor, meeting.id, "register");
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
    page["notices"] = view_list(notices, [](const View& each) { return each; });
    page["can_record"] = can_record;
    page["came_url"] =
        can_record && may_also(roll.file, actor, core::Action::participant_add, app.now())
            ? record_url(meeting.id, "invitees") + "#invite"
            : std::string{};
    page["register"] = attendance_view(roll, actor, app.now(), form.typed, form.errors);
    add_quorum(page, roll.quorum);
    page["shows_quorum"] = !is_early;
    page["live_url"] = record_url(meeting.id, "events");
    page["open_form"] = can_record && !meeting.opened_at;
    page["open_url"] = record_url(meeting.id, "open");
    page["open_button"] = button({.label = "Open the meeting"});
    page["close_form"] = can_record && meeting.opened_at.has_value();
    page["close_url"] = record_url(meeting.id, "close");
    page["version"] = number_text(meeting.version);
    page["reason_field"] =
        has_quorum(roll.quorum)
            ? View{false}
            : textarea({.name = "proceed_reason",
                        .label = "Why the meeting went on without quorum",
                        .value = form.proceed_reason,
                        .hint = "The chair decides this. It is kept with the record.",
                        .error = error_for(form.errors, "proceed_reason"),
                        .rows = 3});
    page["close_button"] = button({.label = "End the meeting"});
    page["closing"] = roll.closing ? closing_view(*roll.closing) : View{false};
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
                    CloseForm form)
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

// Nothing that is missing forbids to end the meeting, but it cannot be made good afterwards.
Response ask_before_closing(App& app,
                            const Request& request,
                            const core::Actor& actor,
                            const core::BeforeClosing& before,
                            const core::CloseMeeting& command)
{
    std::vector<std::string> paragraphs = before.missing;
    paragraphs.push_back("Nobody can be marked any more once the meeting has ended.");
    const ConfirmPage page{
        .heading = "End the meeting as it is?",
        .paragraphs = std::move(paragraphs),
        .fields = {hidden_input("version", number_text(command.version)),
                   hidden_input("proceed_reason", command.proceed_reason),
                   hidden_input("confirmed", "yes")},
        .button = {.label = "End the meeting as it is", .look = ButtonLook::warning},
        .action_url = record_url(command.meeting, "close"),
        .cancel_url = record_url(command.meeting, "register")};
    const PageInfo info{
        .title = "End the meeting",
        .section = Section::meetings,
        .back = {.label = "Who is here", .url = record_url(command.meeting, "register")}};
    return html_response(200, confirm_page(frame_for(app, request, actor, info), page));
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

Response post_meeting_open(App& app, const Request& request, const core::Actor& actor)
{
    const core::MeetingId meeting = meeting_of(request);
    const auto opened = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::open_meeting(work, app.clock, actor, meeting);
    });
    if (!opened) return show_again(app, request, actor, opened.error(), {});
    return done(record_url(meeting, "register"), "meeting-opened");
}

Response post_meeting_close(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::CloseMeeting command{.meeting = meeting_of(request),
                                     .version = number_field(form, "version"),
                                     .proceed_reason = form.get("proceed_reason")};
    const core::CaseTools tools{app.clock, app.random, app.bank_holidays};
    const bool is_confirmed = form.get("confirmed") == "yes";
    core::BeforeClosing before;
    bool has_to_ask = false;
    // What would be refused is told first; asking rolls back what was tried.
    const auto closed =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::Meeting> {
            const auto roll = core::view_register(work, app.clock, actor, command.meeting);
            if (!roll) return roll.error();
            before = core::before_closing(work, *roll);
            auto ended = core::close_meeting(work, tools, actor, command);
            has_to_ask = ended && !before.missing.empty() && !is_confirmed;
            if (has_to_ask) return core::Refusal::needs_confirmation;
            return ended;
        });
    if (has_to_ask) return ask_before_closing(app, request, actor, before, command);
    if (!closed)
        return show_again(
            app, request, actor, closed.error(), {.proceed_reason = command.proceed_reason});
    return done(record_url(command.meeting, "register"),
                before.decisions > 0 ? "meeting-closed" : "meeting-closed-undecided");
}

}  // namespace quorate::server
