#include "core/meetings/core_group_store.hpp"
#include "core/minutes/name_core_group.hpp"
#include "server/api/family_plan_api.hpp"

namespace quorate::server {
namespace {

ApiAnswer group_answer(const core::CoreGroup& group)
{
    json::array members;
    for (const core::SeatHolder& member : group.members)
        members.emplace_back(core::seat_key(member));
    const std::string lead = group.lead ? core::seat_key(*group.lead) : std::string{};
    return {.body =
                json::object{
                    {"members", std::move(members)}, {"lead", lead}, {"version", group.version}},
            .version = group.version};
}

}  // namespace

Response get_api_core_group(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::view_core_group(work, app.clock, actor, core::MeetingId{request.value(0)});
    };
    const auto render = [](const core::CoreGroupChoice& choice) {
        return group_answer(choice.group);
    };
    return api_transact(app, request, actor, look, render);
}

Response put_api_core_group(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::NameCoreGroup command{.meeting = core::MeetingId{request.value(0)},
                                .members = texts_member(*body, "members", errors),
                                .lead = text_member(*body, "lead", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto save = [&](core::UnitOfWork& work) {
        const auto kept = work.core_groups.named_at(actor.authority, command.meeting);
        command.version = named->among(kept.version);
        return core::name_core_group(work, app.clock, actor, command);
    };
    return api_transact(app, request, actor, save, group_answer);
}

}  // namespace quorate::server
