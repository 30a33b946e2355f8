#include "server/pages/meetings/address_pages.hpp"

#include "core/audit/audited.hpp"
#include "core/delivery/delivery.hpp"
#include "core/delivery/wrong_address.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/templates/components.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::InviteeId;
using core::MeetingId;

View proof_field(const std::string& chosen, const std::vector<core::FieldError>& errors)
{
    std::vector<Option> options;
    for (const core::AddressProof each : core::all_address_proofs())
        options.push_back({std::string{code(each)}, std::string{label(each)}});
    return radios({.name = "proof",
                   .legend = "How do you know that this address is right?",
                   .options = options,
                   .chosen = chosen,
                   .error = error_for(errors, "proof")});
}

std::string why_text(const core::StoppedSeat& found)
{
    const std::string email = found.seat.invitee.email.reveal();
    return found.why == core::wrong_person
               ? "Whoever reads " + email + " says that they are the wrong person."
               : email + " was said to be somebody else’s address.";
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const std::string& chosen = {},
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    const MeetingId id{request.value(0)};
    const InviteeId seat{request.value(1)};
    const auto found = app.transact(actor, [&](core::UnitOfWork& work) {
        auto stopped = core::stopped_seat(work, meeting_tools(app), actor, id, seat);
        if (stopped)
            core::audit(work,
                        actor,
                        app.now(),
                        {.action = core::Action::participant_list,
                         .object = seat.text(),
                         .case_id = stopped->meeting.case_id,
                         .detail = "part=held"});
        return stopped;
    });
    if (!found) return refusal_page(app, request, actor, found.error());
    View page;
    if (!errors.empty()) page["error_summary"] = error_summary(errors);
    page["head"] = page_head({.heading = "Mail to " + found->seat.name.reveal() + " is held",
                              .sub = when_text(found->meeting)});
    page["why"] = why_text(*found) +
                  " Nothing more is sent there until you give another address, or say that this "
                  "one is right.";
    page["recall_url"] = seat_url(id, seat, "recall");
    page["save_url"] = seat_url(id, seat, "address");
    page["field"] = proof_field(chosen, errors);
    page["save"] = button({.label = "This address is right", .look = ButtonLook::secondary});
    return html_page(app,
                     request,
                     actor,
                     "meetings/address",
                     {.title = "Held mail",
                      .section = Section::meetings,
                      .back = {"Back to the meeting", meeting_url(id)},
                      .status = status},
                     std::move(page));
}

}  // namespace

Response get_seat_address(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_seat_address(App& app, const Request& request, const core::Actor& actor)
{
    const std::string proof = form_of(request).get("proof");
    const MeetingId id{request.value(0)};
    const auto said = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::say_address_right(
            work,
            meeting_tools(app),
            actor,
            {.meeting = id, .seat = InviteeId{request.value(1)}, .proof = proof});
    });
    if (said) return done(meeting_url(id), "address-right");
    const core::Error& error = said.error();
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    return show(app, request, actor, proof, error.fields, refusal_status(error.refusal));
}

}  // namespace quorate::server
