#include "core/cases/emergency_mail.hpp"

#include <algorithm>
#include <vector>

#include "core/cases/case_store.hpp"
#include "core/cases/emergency_access_store.hpp"
#include "core/identity/user_store.hpp"
#include "core/outbox/outbox.hpp"

namespace quorate::core {
namespace {

// A message says by its sequence which of the two it is.
constexpr int asks = 0;
constexpr int tells = 1;

bool manages(const User& user, const TeamId& team)
{
    return user.role == Role::team_manager &&
           std::ranges::find(user.teams, team) != user.teams.end();
}

// The authority's accounts that can be written to, but for whoever asked.
std::vector<User> others(UnitOfWork& work, const Actor& actor)
{
    std::vector<User> users = work.users.of_authority(actor.authority);
    std::erase_if(users, [&](const User& each) {
        return !each.active || each.email.empty() || each.id == actor.user;
    });
    return users;
}

void enqueue(UnitOfWork& work,
             const CaseTools& tools,
             const EmergencyAccessId& id,
             int which,
             const User& user)
{
    const Instant now = tools.clock.now();
    const std::string key = id.text() + ':' + user.id.text();
    work.outbox.enqueue({.id = OutboxMessageId{tools.random.id()},
                         .authority = user.authority,
                         .dedupe_key = dedupe_key(MessageKind::emergency_access, key, which),
                         .kind = MessageKind::emergency_access,
                         .emergency = id.text(),
                         .sequence = which,
                         .to = user.email,
                         .message_id = tools.random.uid(),
                         .next_at = now,
                         .created_at = now});
}

}  // namespace

void tell_of_emergency_access(UnitOfWork& work,
                              const CaseTools& tools,
                              const Actor& actor,
                              const EmergencyAccessId& id,
                              const CaseId& family)
{
    const TeamId team = work.cases.find(actor.authority, family).value().team;
    const std::vector<User> users = others(work, actor);
    const bool has_manager =
        std::ranges::any_of(users, [&](const User& each) { return manages(each, team); });
    for (const User& each : users)
        if (each.role == Role::auditor || manages(each, team) ||
            (!has_manager && each.role == Role::service_manager))
            enqueue(work, tools, id, tells, each);
}

void ask_for_second_person(UnitOfWork& work,
                           const CaseTools& tools,
                           const Actor& actor,
                           const EmergencyAccessId& id,
                           const CaseId& family)
{
    const TeamId team = work.cases.find(actor.authority, family).value().team;
    for (const User& each : others(work, actor))
        if (each.role == Role::service_manager || manages(each, team))
            enqueue(work, tools, id, asks, each);
}

std::optional<EmergencyMailTold> emergency_mail(UnitOfWork& work, const OutboxMessage& message)
{
    const auto access =
        work.emergency_access.find(message.authority, EmergencyAccessId{message.emergency});
    const auto user = work.users.find_by_email(message.to);
    if (!access || !user || !user->active || user->authority != message.authority)
        return std::nullopt;
    const auto family = work.cases.find(message.authority, access->case_id);
    if (!family) return std::nullopt;
    EmergencyMailTold told{.reference = family->reference, .asks = message.sequence == asks};
    if (told.asks) {
        if (access->approved_at) return std::nullopt;
        told.at = access->asked_at;
        return told;
    }
    if (!access->opened_at) return std::nullopt;
    told.at = *access->opened_at;
    told.review_by = access->review_by;
    return told;
}

}  // namespace quorate::core
