// Another time or place for a meeting, or its end; when others were booked with it, what becomes of
// them is asked.
#include <optional>
#include <utility>

#include "core/meetings/meeting_store.hpp"
#include "core/scheduling/chain_question.hpp"
#include "server/api/case_json.hpp"
#include "server/api/chain_json.hpp"
#include "server/api/changed_meeting.hpp"
#include "server/api/directory_json.hpp"
#include "server/api/meetings_api.hpp"

namespace quorate::server {
namespace {

using core::MeetingId;
using core::Result;

// The versions that If-Match names; whatever is there for a POST without it.
Result<NamedVersions> versions_asked(const Request& request)
{
    if (request.header("if-match").empty() && request.method == Method::post)
        return NamedVersions{.any = true};
    return if_match(request);
}

// Runs a change that may have to ask about the chain; what is asked shows the chain.
template <class Change>
Response changed_in_chain(App& app, const Request& request, const core::Actor& actor, Change change)
{
    bool is_asked = false;
    Response answer =
        changed_meeting(app, request, actor, 200, [&](core::UnitOfWork& work, const MeetingId& id) {
            const auto done = change(work, id);
            is_asked = !done && done.error().refusal == core::Refusal::chain_asked;
            return done;
        });
    if (!is_asked) return answer;
    return with_chain(app, actor, MeetingId{request.value(0)}, std::move(answer));
}

// Those that are called off too; none at all without the member.
std::optional<std::vector<core::CancelledWith>> also_in(const json::object& body,
                                                        std::vector<core::FieldError>& errors)
{
    const json::value* also = body.if_contains("also");
    if (also == nullptr || also->is_null()) return std::nullopt;
    return list_from(
        body, "also", errors, [](const json::object& object, std::vector<core::FieldError>& wrong) {
            const auto link = core::chain_link_from(text_member(object, "link", wrong));
            if (!link) wrong.push_back({"link", "Must be core_group or review"});
            return core::CancelledWith{.link = link.value_or(core::ChainLink::core_group),
                                       .version = version_member(object, wrong)};
        });
}

Response reschedule(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = versions_asked(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    return changed_in_chain(
        app, request, actor, [&](core::UnitOfWork& work, const MeetingId& id) -> Result<int> {
            const auto meeting = work.meetings.find(actor.authority, id);
            if (!meeting) return core::Refusal::not_found;
            core::Error error{core::Refusal::invalid_input};
            core::Reschedule asked{.meeting = id, .version = named->among(meeting->version)};
            asked.when_and_where =
                time_and_place_from(*body, time_and_place_of(*meeting), error.fields);
            asked.reason = text_member(*body, "reason", error.fields);
            asked.confirmed.room =
                !body->contains("confirm_room") || flag_member(*body, "confirm_room", error.fields);
            asked.confirmed.access = !body->contains("confirm_access") ||
                                     flag_member(*body, "confirm_access", error.fields);
            asked.confirmed.busy = flag_member(*body, "confirm_busy", error.fields);
            asked.confirmed.hours = flag_member(*body, "confirm_hours", error.fields);
            asked.confirmed.meet = flag_member(*body, "confirm_meet", error.fields);
            asked.others = held_others_member(*body, error.fields);
            const bool is_confirmed = flag_member(*body, "confirm_chain", error.fields);
            if (!error.fields.empty()) return error;
            return core::move_one_of_chain(work, meeting_tools(app), actor, asked, is_confirmed);
        });
}

}  // namespace

Response patch_api_meeting(App& app, const Request& request, const core::Actor& actor)
{
    return reschedule(app, request, actor);
}

Response post_api_reschedule(App& app, const Request& request, const core::Actor& actor)
{
    return reschedule(app, request, actor);
}

Response post_api_cancel(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = versions_asked(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    return changed_in_chain(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work, const MeetingId& id) -> Result<core::Done> {
            const auto meeting = work.meetings.find(actor.authority, id);
            if (!meeting) return core::Refusal::not_found;
            core::Error error{core::Refusal::invalid_input};
            const std::string reason = text_member(*body, "reason", error.fields);
            const auto also = also_in(*body, error.fields);
            const auto held = held_others_member(*body, error.fields);
            if (!error.fields.empty()) return error;
            return core::cancel_one_of_chain(work,
                                             meeting_tools(app),
                                             actor,
                                             {.meeting = id,
                                              .version = named->among(meeting->version),
                                              .reason = reason,
                                              .others = held},
                                             also);
        });
}

}  // namespace quorate::server
