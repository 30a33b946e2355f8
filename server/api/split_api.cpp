// Who comes for which part of a meeting: staff say so, and each person is told their own time.
#include "core/meetings/change_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "server/api/meeting_json.hpp"
#include "server/api/meetings_api.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

std::vector<core::ChangeWindows::Seat> parts_from(const json::object& body,
                                                  std::vector<core::FieldError>& errors)
{
    std::vector<core::ChangeWindows::Seat> seats;
    const json::value* parts = body.if_contains("parts");
    if (parts == nullptr || !parts->is_array()) {
        errors.push_back({"parts", "Must be a list"});
        return seats;
    }
    for (std::size_t i = 0; i < parts->as_array().size(); ++i) {
        const json::value& part = parts->as_array()[i];
        const std::string field = "parts." + std::to_string(i);
        if (!part.is_object()) {
            errors.push_back({field, "Must be an object"});
            continue;
        }
        std::vector<core::FieldError> wrong;
        core::InviteeId seat{text_member(part.as_object(), "invitee", wrong)};
        seats.push_back({.id = std::move(seat), .window = window_from(part.as_object(), wrong)});
        for (core::FieldError& each : wrong)
            errors.push_back({field + "." + each.field, std::move(each.message)});
    }
    return seats;
}

}  // namespace

Response post_api_split(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = request.header("if-match").empty() ? core::Result{NamedVersions{.any = true}}
                                                          : if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    core::ChangeWindows asked{.meeting = core::MeetingId{request.value(0)}};
    std::vector<core::FieldError> errors;
    asked.confirmed.meet = flag_member(*body, "confirm_meet", errors);
    asked.seats = parts_from(*body, errors);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::MeetingView> {
            const auto meeting = work.meetings.find(actor.authority, asked.meeting);
            if (!meeting) return core::Refusal::not_found;
            asked.version = named->among(meeting->version);
            const auto split = core::change_windows(work, meeting_tools(app), actor, asked);
            if (!split) return split.error();
            return core::view_meeting(work, meeting_tools(app), actor, asked.meeting);
        },
        [](const core::MeetingView& view) {
            return ApiAnswer{.body = meeting_json(view), .version = view.meeting.version};
        },
        [](core::Error error) { return renamed(std::move(error), {{"invitees", "parts"}}); });
}

}  // namespace quorate::server
