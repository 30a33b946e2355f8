#include "db/stores/escalation_store.hpp"

#include <utility>

#include "core/support/text.hpp"

namespace quorate::db {
namespace {

// "contact:c1 user:u1"
std::string owners_text(const std::vector<core::ActionOwner>& owners)
{
    std::string text;
    for (const core::ActionOwner& each : owners)
        text += (text.empty() ? "" : " ") + core::owner_text(each);
    return text;
}

std::vector<core::ActionOwner> owners_from(const std::string& text)
{
    std::vector<core::ActionOwner> owners;
    for (const std::string& each : core::split(text, ' '))
        if (const auto owner = core::owner_from_text(each)) owners.push_back(*owner);
    return owners;
}

template <class... In>
std::vector<core::Escalation> escalations(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::Escalation> found;
    for (auto& [action, level, told, at] :
         sql.select<core::ActionPointId, std::string, std::string, core::Instant>(text, in...))
        found.push_back({.action = std::move(action),
                         .level = core::escalation_level_from(level).value(),
                         .told = owners_from(told),
                         .at = at});
    return found;
}

}  // namespace

core::EscalationPolicy EscalationStore::policy_of(const core::AuthorityId& authority)
{
    const auto kept = sql_.find<int, int, int, int, int>(
        "select owner_after, lead_after, service_after, digest_day, version "
        "from escalation_policy where authority_id = :a",
        authority);
    if (!kept) return {};
    const auto& [owner, lead, service, digest_day, version] = *kept;
    return {.owner_after = {owner},
            .lead_after = {lead},
            .service_after = {service},
            .digest_day = digest_day,
            .version = version};
}

core::Result<int> EscalationStore::set_policy(const core::AuthorityId& authority,
                                              const core::EscalationPolicy& policy)
{
    const auto changed =
        policy.version == 0
            ? sql_.execute(
                  "insert into escalation_policy (authority_id, owner_after, lead_after, "
                  "service_after, digest_day, version) values (:a, :o, :l, :s, :d, 1) "
                  "on conflict do nothing",
                  authority,
                  policy.owner_after.count,
                  policy.lead_after.count,
                  policy.service_after.count,
                  policy.digest_day)
            : sql_.execute(
                  "update escalation_policy set owner_after = :o, lead_after = :l, "
                  "service_after = :s, digest_day = :d, version = version + 1 "
                  "where authority_id = :a and version = :v",
                  policy.owner_after.count,
                  policy.lead_after.count,
                  policy.service_after.count,
                  policy.digest_day,
                  authority,
                  policy.version);
    if (changed == 1) return policy.version + 1;
    return core::Refusal::stale_version;
}

void EscalationStore::record(const core::AuthorityId& authority, const core::Escalation& escalation)
{
    sql_.execute(
        "insert into action_escalation (action_id, level, authority_id, told, escalated_at) "
        "values (:i, :l, :a, :o, :t) on conflict do nothing",
        escalation.action,
        std::string{code(escalation.level)},
        authority,
        owners_text(escalation.told),
        escalation.at);
}

std::vector<core::Escalation> EscalationStore::of_action(const core::AuthorityId& authority,
                                                         const core::ActionPointId& action)
{
    return escalations(sql_,
                       "select action_id, level, told, escalated_at from action_escalation "
                       "where authority_id = :a and action_id = :i order by "
                       "case level when 'owner' then 0 when 'lead' then 1 else 2 end",
                       authority,
                       action);
}

std::vector<core::Escalation> EscalationStore::of_open(const core::AuthorityId& authority)
{
    return escalations(sql_,
                       "select e.action_id, e.level, e.told, e.escalated_at "
                       "from action_escalation e join action_point ap on ap.id = e.action_id "
                       "where e.authority_id = :a and ap.status = 'open' "
                       "order by e.action_id, e.level",
                       authority);
}

}  // namespace quorate::db
