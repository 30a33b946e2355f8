// In which language somebody is told of a meeting.
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/seat_language.hpp"
#include "server/api/language_member.hpp"
#include "server/api/meeting_json.hpp"
#include "server/api/meetings_api.hpp"

namespace quorate::server {

Response patch_api_invitee(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const auto language = language_member(*body, errors);
    if (!language && errors.empty()) errors.push_back({"language", "Give \"en\" or \"cy\""});
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    core::ChooseSeatLanguage asked{.meeting = core::MeetingId{request.value(0)},
                                   .seat = core::InviteeId{request.value(1)},
                                   .language = *language};
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::InviteeEntry> {
            const auto before = work.invitees.find(actor.authority, asked.seat);
            asked.version = named->among(before ? before->invitee.version : 0);
            const auto chosen = core::choose_seat_language(work, app.clock, actor, asked);
            if (!chosen) return chosen.error();
            return work.invitees.find(actor.authority, asked.seat).value();
        },
        [](const core::InviteeEntry& seat) {
            return ApiAnswer{.body = invitee_json(seat), .version = seat.invitee.version};
        });
}

}  // namespace quorate::server
