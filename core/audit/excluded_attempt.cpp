#include "core/audit/excluded_attempt.hpp"

#include <algorithm>
#include <vector>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/user_store.hpp"
#include "core/outbox/outbox.hpp"

namespace quorate::core {
namespace {

bool manages_any(const User& user, const std::vector<TeamId>& teams)
{
    return user.role == Role::team_manager && std::ranges::any_of(teams, [&](const TeamId& team) {
               return std::ranges::find(user.teams, team) != user.teams.end();
           });
}

}  // namespace

void tell_of_excluded_attempt(UnitOfWork& work,
                              const Clock& clock,
                              RandomSource& random,
                              const Actor& actor)
{
    if (actor.authority.empty() || actor.user.empty()) return;
    const Instant now = clock.now();
    std::vector<User> users = work.users.of_authority(actor.authority);
    std::erase_if(users, [&](const User& each) {
        return !each.active || each.email.empty() || each.id == actor.user;
    });
    const bool has_manager = std::ranges::any_of(
        users, [&](const User& each) { return manages_any(each, actor.teams); });
    for (const User& each : users) {
        const bool is_told =
            has_manager ? manages_any(each, actor.teams) : each.role == Role::service_manager;
        if (!is_told) continue;
        const std::string key =
            actor.user.text() + ':' + each.id.text() + ':' + iso(london_date(now));
        work.outbox.enqueue({.id = OutboxMessageId{random.id()},
                             .authority = actor.authority,
                             .dedupe_key = dedupe_key(MessageKind::excluded_attempt, key, 0),
                             .kind = MessageKind::excluded_attempt,
                             .account = each.id,
                             .to = each.email,
                             .message_id = random.uid(),
                             .next_at = now,
                             .created_at = now});
    }
}

}  // namespace quorate::core
