#include "server/api/delivery_api.hpp"

#include <algorithm>

#include "core/dates/london_time.hpp"
#include "core/delivery/recall_invitation.hpp"
#include "core/delivery/wrong_address.hpp"
#include "core/meetings/hand_seat.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/told_by_hand.hpp"
#include "core/meetings/view_meeting.hpp"
#include "server/api/meeting_json.hpp"
#include "server/app/api.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

using core::InviteeId;
using core::MeetingId;

json::value text_or_null(bool is_there, std::string_view text)
{
    return is_there ? json::value(text) : json::value();
}

// Without the address: the seat says who it was for.
json::object line_json(const core::LedgerLine& line)
{
    const bool is_reply = line.step == core::DeliveryStep::replied;
    return {{"at", core::iso_utc(line.at)},
            {"step", code(line.step)},
            {"invitee", line.seat.text()},
            {"message", line.message ? json::value(line.message->text()) : json::value()},
            {"kind", line.kind ? json::value(code(*line.kind)) : json::value()},
            {"code", line.code},
            {"next_at", line.next_at ? json::value(core::iso_utc(*line.next_at)) : json::value()},
            {"reply", text_or_null(is_reply, code(line.reply))},
            {"way", line.told ? json::value(code(line.told->way)) : json::value()},
            {"sequence", line.told ? json::value(line.told->sequence) : json::value()},
            {"by", line.told ? json::value(line.told->by.text()) : json::value()}};
}

}  // namespace

Response get_api_deliveries(App& app, const Request& request, const core::Actor& actor)
{
    const auto view = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_meeting(work, meeting_tools(app), actor, MeetingId{request.value(0)});
    });
    if (!view) return problem(view.error());
    if (view->is_reduced) return problem({core::Refusal::hidden});
    const auto seat = std::ranges::find_if(view->seats, [&](const core::InviteeEntry& each) {
        return each.invitee.id.text() == request.value(1);
    });
    if (seat == view->seats.end()) return problem({core::Refusal::not_found});
    json::array lines;
    if (const auto found = view->ledgers.find(seat->invitee.holder); found != view->ledgers.end())
        for (const core::LedgerLine& line : found->second)
            lines.push_back(line_json(line));
    return list_response(request, std::move(lines), "");
}

Response post_api_right_address(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::RightAddress asked{.meeting = MeetingId{request.value(0)},
                                   .seat = InviteeId{request.value(1)},
                                   .proof = text_member(*body, "proof", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::say_address_right(work, meeting_tools(app), actor, asked);
        },
        [](const core::Done&) { return ApiAnswer{.status = 204}; });
}

Response post_api_told(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const auto way = core::told_way_from(text_member(*body, "way", errors));
    if (errors.empty() && !way) errors.push_back({"way", "Choose how they were told"});
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::tell_by_hand(work,
                                      meeting_tools(app),
                                      actor,
                                      MeetingId{request.value(0)},
                                      InviteeId{request.value(1)},
                                      *way);
        },
        [](const core::Done&) { return ApiAnswer{.status = 204}; });
}

Response post_api_recall(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = request.header("if-match").empty() ? core::Result{NamedVersions{.any = true}}
                                                          : if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::RecallInvitation asked{.meeting = MeetingId{request.value(0)},
                                 .seat = InviteeId{request.value(1)},
                                 .email = text_member(*body, "email", errors)};
    asked.nobody_else_reads_it = flag_member(*body, "nobody_else_reads_it", errors);
    for (const std::string& also : texts_member(*body, "also", errors))
        asked.also.emplace_back(also);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::InviteeEntry> {
            const auto seat = work.invitees.find(actor.authority, asked.seat);
            asked.version = named->among(seat ? seat->invitee.version : 0);
            const auto recalled = core::recall_invitation(work, meeting_tools(app), actor, asked);
            if (!recalled) return recalled.error();
            return work.invitees.find(actor.authority, *recalled).value();
        },
        [&](const core::InviteeEntry& seat) {
            return ApiAnswer{.body = invitee_json(seat),
                             .status = 201,
                             .version = seat.invitee.version,
                             .location = "/api/v1/meetings/" + request.value(0) + "/invitees/" +
                                         seat.invitee.id.text()};
        });
}

Response post_api_hand_seat(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = request.header("if-match").empty() ? core::Result{NamedVersions{.any = true}}
                                                          : if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::HandSeat asked{.meeting = MeetingId{request.value(0)},
                         .seat = InviteeId{request.value(1)},
                         .name = text_member(*body, "name", errors),
                         .email = text_member(*body, "email", errors),
                         .job_title = text_member(*body, "job_title", errors)};
    asked.confirmed = flag_member(*body, "confirm_address", errors);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::InviteeEntry> {
            const auto seat = work.invitees.find(actor.authority, asked.seat);
            asked.version = named->among(seat ? seat->invitee.version : 0);
            const auto handed = core::hand_seat(work, meeting_tools(app), actor, asked);
            if (!handed) return api_error(handed.error());
            return work.invitees.find(actor.authority, *handed).value();
        },
        [&](const core::InviteeEntry& seat) {
            return ApiAnswer{.body = invitee_json(seat),
                             .status = 201,
                             .version = seat.invitee.version,
                             .location = "/api/v1/meetings/" + request.value(0) + "/invitees/" +
                                         seat.invitee.id.text()};
        },
        [&](core::Error error) { return renamed(std::move(error), {{"invitees", "email"}}); });
}

}  // namespace quorate::server
