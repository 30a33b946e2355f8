#include "server/api/escalation_api.hpp"

#include "core/actions/escalation_policy.hpp"
#include "core/actions/follow_actions.hpp"
#include "core/dates/london_time.hpp"
#include "server/app/api.hpp"

namespace quorate::server {
namespace {

ApiAnswer answer(const core::EscalationPolicy& policy)
{
    return {.body = {{"owner_after", policy.owner_after.count},
                     {"lead_after", policy.lead_after.count},
                     {"service_after", policy.service_after.count},
                     {"digest_day", policy.digest_day},
                     {"version", policy.version}},
            .version = policy.version};
}

// What is out of measure is refused where the policy is looked at.
int small_number(const json::object& body, const char* name, std::vector<core::FieldError>& errors)
{
    const auto given = number_member(body, name, errors);
    return given && *given >= 0 && *given <= 1000 ? static_cast<int>(*given) : -1;
}

core::Result<core::EscalationPolicy> policy_from(const json::object& body)
{
    std::vector<core::FieldError> errors;
    const core::EscalationPolicy policy{
        .owner_after = {small_number(body, "owner_after", errors)},
        .lead_after = {small_number(body, "lead_after", errors)},
        .service_after = {small_number(body, "service_after", errors)},
        .digest_day = small_number(body, "digest_day", errors)};
    if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
    return policy;
}

}  // namespace

Response get_api_escalation_policy(App& app, const Request&, const core::Actor& actor)
{
    const auto policy = app.read(
        actor, [&](core::UnitOfWork& work) { return core::view_escalation_policy(work, actor); });
    return policy ? api_response(answer(*policy)) : problem(policy.error());
}

Response put_api_escalation_policy(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const auto asked = policy_from(*body);
    if (!asked) return problem(asked.error());
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::EscalationPolicy> {
            const auto kept = core::view_escalation_policy(work, actor);
            if (!kept) return kept.error();
            core::EscalationPolicy policy = *asked;
            policy.version = named->among(kept->version);
            return core::set_escalation_policy(work, app.clock, actor, policy);
        },
        answer);
}

Response get_api_escalations(App& app, const Request& request, const core::Actor& actor)
{
    const auto told = app.transact(
        actor, [&](core::UnitOfWork& work) -> core::Result<std::vector<core::ToldOfAction>> {
            const auto row =
                core::view_action(work, app.clock, actor, core::ActionPointId{request.value(0)});
            if (!row) return row.error();
            return core::told_of_action(work, app.clock, actor, row->action);
        });
    if (!told) return problem(told.error());
    json::array items;
    for (const core::ToldOfAction& each : *told) {
        json::array names;
        for (const core::PersonName& name : each.names)
            names.emplace_back(name.reveal());
        items.push_back(json::object{{"level", core::code(each.level)},
                                     {"told_at", core::iso_utc(each.at)},
                                     {"told", std::move(names)}});
    }
    return list_response(request, std::move(items), {});
}

}  // namespace quorate::server
