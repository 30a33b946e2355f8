#include "server/api/reminder_api.hpp"

#include "core/meetings/remind_seats.hpp"
#include "server/app/api.hpp"

namespace quorate::server {

Response get_api_reminder_policy(App& app, const Request&, const core::Actor& actor)
{
    const auto policy = app.read(
        actor, [&](core::UnitOfWork& work) { return core::view_reminder_policy(work, actor); });
    if (!policy) return problem(policy.error());
    json::array days;
    for (const core::WorkingDays before : core::reminder_days)
        days.push_back(json::value(before.count));
    return api_response({.body = {{"whom", code(policy->whom)},
                                  {"of_strategy_discussions", policy->of_strategy_discussions},
                                  {"working_days_before", std::move(days)}}});
}

}  // namespace quorate::server
