// Who answers for how an authority works.
#include "core/dates/date_text.hpp"
#include "core/directory/policies.hpp"
#include "server/app/api.hpp"
#include "server/pages/directory/policy_pages.hpp"

namespace quorate::server {

Response get_api_policies(App& app, const Request&, const core::Actor& actor)
{
    const auto policies =
        app.read(actor, [&](core::UnitOfWork& work) { return core::view_policies(work, actor); });
    if (!policies) return problem(policies.error());
    json::array items;
    for (const core::StandingPolicy& policy : *policies)
        items.push_back(json::object{
            {"policy", code(policy.kind)},
            {"label", label(policy.kind)},
            {"owner", policy.owner},
            {"value", policy.value},
            {"since", policy.since ? json::value(core::iso(*policy.since)) : json::value(nullptr)},
            {"set_by",
             policy.set_by.empty() ? json::value(nullptr) : json::value(policy.set_by.reveal())}});
    return json_response(200, {{"items", std::move(items)}});
}

}  // namespace quorate::server
