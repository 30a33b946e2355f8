#include "server/api/plans_api.hpp"

#include <algorithm>
#include <memory>

#include "core/support/text.hpp"
#include "server/api/case_json.hpp"
#include "server/api/given_members.hpp"
#include "server/api/plans_json.hpp"
#include "server/planning/planned_places.hpp"

namespace quorate::server {
namespace {

using core::Result;

constexpr const char* usual_reason = "The chair is away";

struct PlanAsk {
    PlanKind kind = PlanKind::queue;
    core::ChairAway away = {};
};

Result<PlanAsk> plan_asked(const json::object& body)
{
    std::vector<core::FieldError> errors;
    PlanAsk asked;
    const auto kind = plan_kind_from(text_member(body, "kind", errors));
    if (!kind) errors.push_back({"kind", "Must be queue or chair_away"});
    asked.kind = kind.value_or(PlanKind::queue);
    asked.away = {.chair = core::UserId{text_member(body, "chair", errors)},
                  .from = date_member(body, "from", errors),
                  .until = date_member(body, "until", errors),
                  .mark_leave = flag_member(body, "mark_leave", errors)};
    if (asked.kind == PlanKind::queue)
        for (const char* each : {"chair", "from", "until", "mark_leave"})
            if (const json::value* sent = body.if_contains(each); sent && !sent->is_null())
                errors.push_back({each, "Is only for a chair who is away"});
    if (!errors.empty()) return core::Error{core::Refusal::invalid_input, std::move(errors)};
    return asked;
}

std::shared_ptr<QueuePlan> plan_of(App& app, const Request& request, const core::Actor& actor)
{
    return app.queue_plans.find(actor.user, request.value(0), app.now());
}

struct Accepted {
    std::vector<std::size_t> meetings = {};  // in the order of the ids
    AcceptWords words = {};
};

Result<Accepted> accepted_of(const json::object& body, const PlannedQueue& planned)
{
    std::vector<core::FieldError> errors;
    Accepted accepted{.words = {.video_link = text_member(body, "video_link", errors),
                                .reason = text_member(body, "reason", errors)}};
    if (core::trimmed(accepted.words.reason).empty()) accepted.words.reason = usual_reason;
    bool lacks_link = false;
    for (const std::string& id : texts_member(body, "ids", errors)) {
        const auto meeting = placement_from(id);
        if (!meeting || !is_offered(planned, *meeting)) {
            errors.push_back({"ids." + std::to_string(accepted.meetings.size()),
                              "Must be the id of a placement of this plan"});
            accepted.meetings.push_back(planned.queue.meetings.size());
            continue;
        }
        lacks_link = lacks_link || needs_link(planned, *meeting);
        accepted.meetings.push_back(*meeting);
    }
    if (accepted.meetings.empty())
        errors.push_back({"ids", "Give the ids of the placements that are accepted"});
    if (lacks_link && accepted.words.video_link.empty())
        errors.push_back({"video_link", "Give the joining link, or leave out those that need one"});
    if (!errors.empty()) return core::Error{core::Refusal::invalid_input, std::move(errors)};
    return accepted;
}

// What is in the way is told of the id that was sent.
core::Error of_ids(core::Error error, const Accepted& accepted)
{
    for (core::FieldError& each : error.fields)
        for (std::size_t i = 0; i < accepted.meetings.size(); ++i)
            if (each.field == accept_field(accepted.meetings[i])) {
                each.field = "ids." + std::to_string(i);
                break;
            }
    return error;
}

}  // namespace

Response post_api_plan(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const auto asked = plan_asked(*body);
    if (!asked) return problem(asked.error());
    const auto plan = asked->kind == PlanKind::queue ? plan_the_queue(app, actor)
                                                     : plan_chair_away(app, actor, asked->away);
    if (!plan) return problem(plan.error());
    return api_response({.body = to_json(**plan),
                         .status = 201,
                         .version = plan_version,
                         .location = "/api/v1/plans/" + (*plan)->id()});
}

Response get_api_plan(App& app, const Request& request, const core::Actor& actor)
{
    const auto plan = plan_of(app, request, actor);
    if (!plan) return problem({core::Refusal::not_found});
    return api_response({.body = to_json(*plan), .version = plan_version});
}

Response delete_api_plan(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto plan = plan_of(app, request, actor);
    if (!plan) return problem({core::Refusal::not_found});
    if (named->among(plan_version) != plan_version) return problem({core::Refusal::stale_version});
    app.queue_plans.drop(actor.user, plan->id(), app.now());
    return api_response({.status = 204});
}

Response post_api_accept_plan(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const auto plan = plan_of(app, request, actor);
    if (!plan) return problem({core::Refusal::not_found});
    if (plan->stage() != QueuePlan::Stage::done) return problem({core::Refusal::wrong_state});
    const PlannedQueue& planned = plan->result();
    const auto accepted = accepted_of(*body, planned);
    if (!accepted) return problem(accepted.error());
    const std::set<std::size_t> meetings{accepted->meetings.begin(), accepted->meetings.end()};
    const Response answer = api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return accept_places(work, app, actor, planned, meetings, accepted->words);
        },
        [](const std::vector<core::MeetingId>& all) {
            json::array ids;
            for (const core::MeetingId& each : all)
                ids.emplace_back(each.text());
            return ApiAnswer{.body = json::object{{"meetings", std::move(ids)}}};
        },
        [&](core::Error error) { return of_ids(std::move(error), *accepted); });
    if (answer.status == 200) plan->note_booked({meetings.begin(), meetings.end()});
    return answer;
}

}  // namespace quorate::server
