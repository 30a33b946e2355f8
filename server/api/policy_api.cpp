// Who answers for how an authority works.
#include "server/api/policy_api.hpp"

#include <algorithm>
#include <utility>

#include "core/dates/date_text.hpp"
#include "core/directory/policies.hpp"
#include "server/app/api.hpp"

namespace quorate::server {
namespace {

// What was noted of it is never taken away, so how much that is tells one state from another.
int version_of(const core::StandingPolicy& policy)
{
    return static_cast<int>(policy.history.size());
}

json::object to_json(const core::StandingPolicy& policy)
{
    return {{"policy", code(policy.kind)},
            {"label", label(policy.kind)},
            {"owner", policy.owner},
            {"value", policy.value},
            {"since", policy.since ? json::value(core::iso(*policy.since)) : json::value(nullptr)},
            {"set_by",
             policy.set_by.empty() ? json::value(nullptr) : json::value(policy.set_by.reveal())},
            {"version", version_of(policy)}};
}

ApiAnswer answer(const core::StandingPolicy& policy)
{
    return {.body = to_json(policy), .version = version_of(policy)};
}

core::Result<core::StandingPolicy> policy_of(core::UnitOfWork& work,
                                             const core::Actor& actor,
                                             const std::string& code)
{
    auto policies = core::view_policies(work, actor);
    if (!policies) return policies.error();
    const auto kind = core::policy_kind_from(code);
    const auto found = std::ranges::find_if(
        *policies, [&](const core::StandingPolicy& each) { return each.kind == kind; });
    if (found == policies->end()) return core::Refusal::not_found;
    return *found;
}

// What is asked of a policy.
struct Asked {
    std::string owner = {};
    std::optional<core::FeePayer> payer = {};
};

core::Result<Asked> asked_of(const json::object& body)
{
    std::vector<core::FieldError> errors;
    Asked asked{.owner = text_member(body, "owner", errors)};
    const std::string payer = text_member(body, "payer", errors);
    asked.payer = core::fee_payer_from(payer);
    if (!payer.empty() && !asked.payer)
        errors.push_back({"payer", "Give one of the codes of who may pay"});
    if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
    return asked;
}

core::Result<core::StandingPolicy> changed(core::UnitOfWork& work,
                                           const core::Clock& clock,
                                           const core::Actor& actor,
                                           const core::StandingPolicy& policy,
                                           const Asked& asked)
{
    if (asked.payer && policy.kind != core::PolicyKind::report_fees)
        return core::invalid("payer", "Who pays is said of report_fees alone");
    const auto named = core::name_policy_owner(work, clock, actor, policy.kind, asked.owner);
    if (!named) return named.error();
    if (asked.payer)
        if (const auto set = core::set_fee_payer(work, clock, actor, *asked.payer); !set)
            return set.error();
    return policy_of(work, actor, std::string{code(policy.kind)});
}

}  // namespace

Response get_api_policies(App& app, const Request&, const core::Actor& actor)
{
    const auto policies =
        app.read(actor, [&](core::UnitOfWork& work) { return core::view_policies(work, actor); });
    if (!policies) return problem(policies.error());
    json::array items;
    for (const core::StandingPolicy& policy : *policies)
        items.push_back(to_json(policy));
    return json_response(200, {{"items", std::move(items)}});
}

Response get_api_policy(App& app, const Request& request, const core::Actor& actor)
{
    const auto policy = app.read(
        actor, [&](core::UnitOfWork& work) { return policy_of(work, actor, request.value(0)); });
    return policy ? api_response(answer(*policy)) : problem(policy.error());
}

Response put_api_policy(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const auto asked = asked_of(*body);
    if (!asked) return problem(asked.error());
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::StandingPolicy> {
            const auto policy = policy_of(work, actor, request.value(0));
            if (!policy) return policy.error();
            const int version = version_of(*policy);
            if (named->among(version) != version) return core::Refusal::stale_version;
            return changed(work, app.clock, actor, *policy, *asked);
        },
        answer);
}

}  // namespace quorate::server
