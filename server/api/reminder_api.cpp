#include "server/api/reminder_api.hpp"

#include "core/meetings/remind_seats.hpp"
#include "server/app/api.hpp"

namespace quorate::server {
namespace {

ApiAnswer answer(const core::ReminderPolicy& policy)
{
    json::array days;
    for (const core::WorkingDays before : policy.before)
        days.push_back(json::value(before.count));
    return {.body = {{"whom", code(policy.whom)},
                     {"of_strategy_discussions", policy.of_strategy_discussions},
                     {"working_days_before", std::move(days)},
                     {"version", policy.version}},
            .version = policy.version};
}

// What json_body() has let pass is a list of whole numbers, as the schema says.
std::vector<core::WorkingDays> days_of(const json::object& body,
                                       std::vector<core::FieldError>& errors)
{
    std::vector<core::WorkingDays> days;
    const json::value* const given = body.if_contains("working_days_before");
    if (given == nullptr || !given->is_array()) {
        errors.push_back({"working_days_before", "Give a list of numbers, which may be empty"});
        return days;
    }
    for (const json::value& each : given->as_array()) {
        const std::int64_t* const count = each.if_int64();
        const bool is_in_measure = count != nullptr && *count >= 0 && *count <= 1000;
        days.push_back({is_in_measure ? static_cast<int>(*count) : 0});
    }
    return days;
}

core::Result<core::ReminderPolicy> policy_from(const json::object& body)
{
    std::vector<core::FieldError> errors;
    const auto whom = core::reminds_from(text_member(body, "whom", errors));
    core::ReminderPolicy policy{
        .of_strategy_discussions = flag_member(body, "of_strategy_discussions", errors),
        .before = days_of(body, errors)};
    if (whom)
        policy.whom = *whom;
    else
        errors.push_back({"whom", "Must be not_replied, not_declined or all"});
    if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
    return policy;
}

}  // namespace

Response get_api_reminder_policy(App& app, const Request&, const core::Actor& actor)
{
    const auto policy = app.read(
        actor, [&](core::UnitOfWork& work) { return core::view_reminder_policy(work, actor); });
    return policy ? api_response(answer(*policy)) : problem(policy.error());
}

Response put_api_reminder_policy(App& app, const Request& request, const core::Actor& actor)
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
        [&](core::UnitOfWork& work) -> core::Result<core::ReminderPolicy> {
            const auto kept = core::view_reminder_policy(work, actor);
            if (!kept) return kept.error();
            core::ReminderPolicy policy = *asked;
            policy.version = named->among(kept->version);
            return core::set_reminder_policy(work, app.clock, actor, policy);
        },
        answer);
}

}  // namespace quorate::server
