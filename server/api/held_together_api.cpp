// Meetings of several families that are held together: each is a meeting of its own.
#include "core/meetings/held_together.hpp"
#include "server/api/changed_meeting.hpp"
#include "server/api/meetings_api.hpp"

namespace quorate::server {
namespace {

core::Result<core::HoldTogether> asked_in(const Request& request, const json::object& body)
{
    core::Error error{core::Refusal::invalid_input};
    core::HoldTogether asked{
        .meeting = core::MeetingId{request.value(0)},
        .case_id = core::CaseId{text_member(body, "case", error.fields)},
        .type = text_member(body, "type", error.fields),
        .late_authoriser = core::UserId{text_member(body, "late_authoriser", error.fields)},
        .late_reason_code = text_member(body, "late_reason_code", error.fields),
        .late_reason = text_member(body, "late_reason", error.fields)};
    if (asked.case_id.empty()) error.fields.push_back({"case", "Give the id of the case"});
    for (std::string& child : texts_member(body, "children", error.fields))
        asked.children.emplace_back(std::move(child));
    asked.confirmed.quorum =
        !body.contains("confirm_quorum") || flag_member(body, "confirm_quorum", error.fields);
    asked.confirmed.duplicate = flag_member(body, "confirm_duplicate", error.fields);
    asked.confirmed.room =
        !body.contains("confirm_room") || flag_member(body, "confirm_room", error.fields);
    asked.confirmed.busy = flag_member(body, "confirm_busy", error.fields);
    asked.confirmed.hours = flag_member(body, "confirm_hours", error.fields);
    if (!error.fields.empty()) return error;
    return asked;
}

}  // namespace

core::HeldOthers held_others_member(const json::object& body, std::vector<core::FieldError>& errors)
{
    const auto others = core::held_others_from(text_member(body, "held_together", errors));
    if (!others) errors.push_back({"held_together", "Must be all or alone"});
    return others.value_or(core::HeldOthers::not_said);
}

Response post_api_held_together(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const auto asked = asked_in(request, *body);
    if (!asked) return problem(asked.error());
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::MeetingView> {
            const auto held = core::hold_together(work, meeting_tools(app), actor, *asked);
            if (!held) return api_error(held.error());
            return viewed_meeting(app, work, actor, *held);
        },
        [](const core::MeetingView& view) {
            return ApiAnswer{.body = meeting_json(view),
                             .status = 201,
                             .version = view.meeting.version,
                             .location = "/api/v1/meetings/" + view.meeting.id.text()};
        });
}

}  // namespace quorate::server
