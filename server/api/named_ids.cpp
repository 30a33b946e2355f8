#include "server/api/named_ids.hpp"

#include "core/access/permission.hpp"
#include "core/identity/user_store.hpp"
#include "core/people/team_store.hpp"
#include "core/rules/rule_book.hpp"

namespace quorate::server {
namespace {

bool is_team(core::UnitOfWork& work, const core::Actor& actor, const std::string& id)
{
    return work.teams.find(actor.authority, core::TeamId{id}).has_value();
}

bool is_colleague(core::UnitOfWork& work, const core::Actor& actor, const std::string& id)
{
    if (core::is_reduced(actor, core::Action::meeting_view)) return false;
    const auto user = work.users.find(core::UserId{id});
    return user && user->authority == actor.authority;
}

// An authority's own number too.
bool is_rule(const std::string& id)
{
    return core::nearest_rule(id, core::Date{}) != nullptr;
}

}  // namespace

std::optional<core::Error> unknown_ids(App& app, const Request& request, const core::Actor& actor)
{
    const std::string& team = request.query.get("team");
    const std::string& chair = request.query.get("chair");
    const std::string& rule = request.query.get("rule");
    if (team.empty() && chair.empty() && rule.empty()) return std::nullopt;
    core::Error error{core::Refusal::invalid_input};
    app.read(actor, [&](core::UnitOfWork& work) {
        if (!team.empty() && !is_team(work, actor, team))
            error.fields.push_back({"team", "Give the id of a team"});
        if (!chair.empty() && !is_colleague(work, actor, chair))
            error.fields.push_back({"chair", "Give the id of somebody who chairs meetings"});
        return core::Done{};
    });
    if (!rule.empty() && !is_rule(rule))
        error.fields.push_back({"rule", "Give the id of a rule, as quorate dates --list has it"});
    if (error.fields.empty()) return std::nullopt;
    return error;
}

}  // namespace quorate::server
