#include "server/pages/meetings/hand_pages.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/audit/audited.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/hand_seat.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

using core::InviteeId;
using core::MeetingId;

constexpr const char* confirm_address = "confirm_address";

struct Typed {
    std::string name = {};
    std::string email = {};
    std::string job_title = {};
    bool confirmed = false;
};

std::vector<View> fields_of(const core::SeatToHand& found,
                            const Typed& typed,
                            const std::vector<core::FieldError>& errors)
{
    std::vector<View> fields{
        text_input({.name = "name",
                    .label = "Name of the deputy",
                    .value = typed.name,
                    .error = error_for(errors, "name"),
                    .autocomplete = "off"}),
        text_input({.name = "email",
                    .label = "E-mail address of the deputy",
                    .value = typed.email,
                    .hint = found.is_own_staff ? "The address of their account here"
                                               : "Their own, at their agency",
                    .error = error_for(errors, "email"),
                    .type = "email",
                    .autocomplete = "off"})};
    if (!found.is_own_staff)
        fields.push_back(
            text_input({.name = "job_title",
                        .label = "Job title",
                        .value = typed.job_title,
                        .hint = "Somebody who is not in the directory yet is added to " +
                                found.seat.agency_name + " with it",
                        .error = error_for(errors, "job_title"),
                        .autocomplete = "off"}));
    if (typed.confirmed || !error_for(errors, confirm_address).empty())
        fields.push_back(checkboxes({.name = confirm_address,
                                     .legend = "Is this the right address?",
                                     .options = {{"yes", "Yes, the invitation is to go there"}},
                                     .chosen = typed.confirmed ? std::vector<std::string>{"yes"}
                                                               : std::vector<std::string>{},
                                     .error = error_for(errors, confirm_address)}));
    fields.push_back(hidden_input("version", number_text(found.seat.invitee.version)));
    return fields;
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const std::optional<Typed>& given = {},
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    const MeetingId id{request.value(0)};
    const auto found =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::SeatToHand> {
            auto seat = core::seat_to_hand(
                work, meeting_tools(app), actor, id, InviteeId{request.value(1)});
            if (seat)
                core::audit(work,
                            actor,
                            app.now(),
                            {.action = core::Action::participant_list,
                             .object = seat->seat.invitee.id.text(),
                             .case_id = seat->meeting.case_id,
                             .detail = "part=deputy"});
            return seat;
        });
    if (!found) return refusal_page(app, request, actor, found.error());
    const core::Invitee& seat = found->seat.invitee;
    const Typed typed = given.value_or(Typed{.name = found->deputy_name.reveal(),
                                             .email = found->deputy_email.reveal(),
                                             .job_title = found->job_title});
    const std::string name = found->seat.name.reveal();
    const ConfirmPage page{
        .heading = "Hand the seat of " + name + " to a deputy?",
        .paragraphs = {"The meeting: " + when_text(found->meeting) + ".",
                       name + " gets a cancellation, which takes the meeting out of their "
                              "calendar. The link that they have stops, and their reply goes.",
                       "The deputy is invited, with a link of their own, is needed as much, and "
                       "counts to quorum once they say that they come. Nobody else is told."},
        .fields = fields_of(*found, typed, errors),
        .button = {.label = "Hand over and invite the deputy"},
        .action_url = seat_url(found->meeting.id, seat.id, "hand"),
        .cancel_url = meeting_url(found->meeting.id, "invitees"),
        .errors = errors};
    return html_response(
        status,
        confirm_page(frame_for(app,
                               request,
                               actor,
                               {.title = "Hand a seat to a deputy",
                                .section = Section::meetings,
                                .back = {"Who is invited", meeting_url(id, "invitees")},
                                .status = status}),
                     page));
}

}  // namespace

Response get_hand_seat(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_hand_seat(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const Typed typed{.name = form.get("name"),
                      .email = form.get("email"),
                      .job_title = form.get("job_title"),
                      .confirmed = form.get(confirm_address) == "yes"};
    const MeetingId id{request.value(0)};
    const auto handed = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::hand_seat(work,
                               meeting_tools(app),
                               actor,
                               {.meeting = id,
                                .seat = InviteeId{request.value(1)},
                                .version = version_of(form),
                                .name = typed.name,
                                .email = typed.email,
                                .job_title = typed.job_title,
                                .confirmed = typed.confirmed});
    });
    if (handed) return done(meeting_url(id), "seat-handed");
    core::Error error = core::with_meeting_field(handed.error());
    for (core::FieldError& each : error.fields)
        if (each.field == "invitees") each.field = "email";
    const int status = refusal_status(error.refusal);
    if (error.refusal == core::Refusal::stale_version)
        return show(app,
                    request,
                    actor,
                    typed,
                    {{"email", "Someone else changed this while you had it open. Look again"}},
                    status);
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    return show(app, request, actor, typed, error.fields, status);
}

}  // namespace quorate::server
