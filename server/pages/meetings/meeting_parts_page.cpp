#include "server/pages/meetings/meeting_parts_page.hpp"

#include <algorithm>
#include <functional>

#include "core/meetings/change_meeting.hpp"
#include "core/meetings/meeting_choices.hpp"
#include "core/meetings/view_meeting.hpp"
#include "core/meetings/who_meets.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/meetings/attendance_parts.hpp"
#include "server/pages/meetings/meeting_form.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

struct Shown {
    core::MeetingView view;
    core::MeetingChoices choices;
};

core::Result<Shown> shown_of(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Shown> {
        const core::MeetingTools tools = meeting_tools(app);
        auto view = core::view_meeting(work, tools, actor, core::MeetingId{request.value(0)});
        if (!view) return view.error();
        const core::Meeting& meeting = view->meeting;
        auto choices = core::meeting_choices(work, tools, actor, meeting.case_id, meeting.type);
        if (!choices) return choices.error();
        const bool can_change = meeting.status == core::MeetingStatus::scheduled &&
                                !meeting.opened_at && !meeting.closed_at;
        if (!can_change) return core::Refusal::wrong_state;
        return Shown{.view = *std::move(view), .choices = *std::move(choices)};
    });
}

// Those whose part can be chosen, and those who come for one already.
std::vector<core::InviteeEntry> choosable(const Shown& shown)
{
    std::vector<core::InviteeEntry> seats;
    for (const core::InviteeEntry& seat : shown.view.seats) {
        const auto person = std::ranges::find(
            shown.choices.candidates, seat.invitee.holder, &core::Candidate::holder);
        const bool is_offered =
            person != shown.choices.candidates.end() && may_come_for_a_part(*person);
        if (is_offered || seat.invitee.window) seats.push_back(seat);
    }
    return seats;
}

// As they are; whoever would meet somebody they must not has another part suggested.
AttendanceParts suggested(const Shown& shown)
{
    std::vector<core::SeatRequest> seats = core::requests_of(shown.view.seats);
    const std::chrono::minutes length = core::meeting_length(shown.view.meeting);
    core::keep_apart(shown.choices.must_not_meet, length, seats);
    return parts_of(windows_of(seats), length);
}

struct Said {
    std::vector<core::FieldError> errors = {};
    int status = 200;
    core::Confirmed confirmed = {};
};

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const Shown& shown,
              const AttendanceParts& parts,
              const Said& said = {})
{
    const core::Meeting& meeting = shown.view.meeting;
    View page;
    page["error_summary"] = error_summary(said.errors);
    page["head"] = page_head({.heading = "Who comes for which part",
                              .sub = when_text(meeting),
                              .eyebrow = shown.view.listing.case_reference});
    const std::vector<core::InviteeEntry> seats = choosable(shown);
    page["nobody"] = seats.empty();
    page["save_url"] = meeting_url(meeting.id, "parts");
    page["cancel_url"] = meeting_url(meeting.id, "invitees");
    page["version"] = number_text(meeting.version);
    page["invitees_error"] = error_for(said.errors, "invitees");
    page["seats"] = view_list(seats, [&](const core::InviteeEntry& seat) {
        View row;
        row["person"] = text(seat.name.reveal());
        row["about"] = seat_text(seat);
        row["when"] = part_text(meeting, seat.invitee.window);
        row["apart"] = must_not_meet_text(
            shown.choices.must_not_meet, seat.invitee.holder, shown.choices.candidates);
        set_part_list(row, seat.invitee.holder, seat.name.reveal(), parts);
        return row;
    });
    page["first_part"] = first_part_field(parts, said.errors);
    page["confirm"] =
        view_list(confirm_fields({.confirmed = said.confirmed}, said.errors), std::identity{});
    page["save"] = button({.label = "Save and tell those whose time changes"});
    return html_page(app,
                     request,
                     actor,
                     "meetings/parts",
                     {.title = "Who comes for which part",
                      .section = Section::meetings,
                      .back = {"Who is invited", meeting_url(meeting.id, "invitees")},
                      .status = said.status},
                     std::move(page));
}

}  // namespace

Response get_meeting_parts(App& app, const Request& request, const core::Actor& actor)
{
    const auto shown = shown_of(app, request, actor);
    if (!shown) return refusal_page(app, request, actor, shown.error());
    return show(app, request, actor, *shown, suggested(*shown));
}

Response post_meeting_parts(App& app, const Request& request, const core::Actor& actor)
{
    const auto shown = shown_of(app, request, actor);
    if (!shown) return refusal_page(app, request, actor, shown.error());
    const Fields form = form_of(request);
    const AttendanceParts parts = parts_in(form);
    const std::chrono::minutes length = core::meeting_length(shown->view.meeting);
    if (const auto fault = first_part_fault(parts, length))
        return show(app, request, actor, *shown, parts, {.errors = {*fault}, .status = 422});

    const MeetingForm typed = meeting_form_of(form);
    core::ChangeWindows asked{
        .meeting = shown->view.meeting.id, .version = typed.version, .confirmed = typed.confirmed};
    for (const core::InviteeEntry& seat : choosable(*shown))
        asked.seats.push_back(
            {.id = seat.invitee.id, .window = window_of(parts, seat.invitee.holder, length)});
    const auto changed = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::change_windows(work, meeting_tools(app), actor, asked);
    });
    if (changed) return done(meeting_url(asked.meeting, "invitees"), "parts-changed");
    core::Error error = core::with_meeting_field(changed.error());
    if (error.refusal == core::Refusal::stale_version)
        error.fields = {
            {"invitees", "Someone else changed this meeting while you had it open. Look again"}};
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    return show(app,
                request,
                actor,
                *shown,
                parts,
                {.errors = error.fields,
                 .status = refusal_status(error.refusal),
                 .confirmed = typed.confirmed});
}

}  // namespace quorate::server
