#include "core/cases/emergency_mail.hpp"

#include <algorithm>
#include <vector>

#include "core/cases/case_store.hpp"
#include "core/cases/emergency_access_store.hpp"
#include "core/cases/emergency_review.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/user_store.hpp"
#include "core/outbox/outbox.hpp"

namespace quorate::core {
namespace {

constexpr std::chrono::days week{7};

bool manages(const User& user, const TeamId& team)
{
    return user.role == Role::team_manager &&
           std::ranges::find(user.teams, team) != user.teams.end();
}

// The authority's accounts that can be written to, but for whoever asked.
std::vector<User> others(UnitOfWork& work, const AuthorityId& authority, const UserId& asker)
{
    std::vector<User> users = work.users.of_authority(authority);
    std::erase_if(users, [&](const User& each) {
        return !each.active || each.email.empty() || each.id == asker;
    });
    return users;
}

// A message says by its sequence what it is about.
int sequence_of(EmergencyNews news)
{
    return static_cast<int>(news);
}

void enqueue(UnitOfWork& work,
             const CaseTools& tools,
             const EmergencyAccessId& id,
             EmergencyNews news,
             const User& user)
{
    const Instant now = tools.clock.now();
    const std::string key = id.text() + ':' + user.id.text();
    work.outbox.enqueue(
        {.id = OutboxMessageId{tools.random.id()},
         .authority = user.authority,
         .dedupe_key = dedupe_key(MessageKind::emergency_access, key, sequence_of(news)),
         .kind = MessageKind::emergency_access,
         .emergency = id.text(),
         .sequence = sequence_of(news),
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
    const std::vector<User> users = others(work, actor.authority, actor.user);
    const bool has_manager =
        std::ranges::any_of(users, [&](const User& each) { return manages(each, team); });
    const auto asker = work.users.find(actor.user);
    for (const User& each : users)
        if (each.role == Role::auditor || (asker && asker->line_manager == each.id) ||
            manages(each, team) || (!has_manager && each.role == Role::service_manager))
            enqueue(work, tools, id, EmergencyNews::opened, each);
}

void ask_for_second_person(UnitOfWork& work,
                           const CaseTools& tools,
                           const Actor& actor,
                           const EmergencyAccessId& id,
                           const CaseId& family)
{
    const TeamId team = work.cases.find(actor.authority, family).value().team;
    for (const User& each : others(work, actor.authority, actor.user))
        if (each.role == Role::service_manager || manages(each, team))
            enqueue(work, tools, id, EmergencyNews::asked, each);
}

Result<int> tell_of_overdue_reviews(UnitOfWork& work, const CaseTools& tools)
{
    const Instant now = tools.clock.now();
    int told = 0;
    for (const EmergencyAccess& access : work.emergency_access.overdue(london_date(now))) {
        // Another server may have told of it meanwhile.
        if (!work.emergency_access.note_overdue(access.authority, access.id, now)) continue;
        for (const User& each : others(work, access.authority, access.user))
            if (each.role == Role::auditor || each.role == Role::service_manager)
                enqueue(work, tools, access.id, EmergencyNews::unreviewed, each);
        ++told;
    }
    return told;
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
    EmergencyMailTold told{.reference = family->reference, .news = EmergencyNews{message.sequence}};
    if (told.news == EmergencyNews::asked) {
        if (access->approved_at) return std::nullopt;
        told.at = access->asked_at;
        return told;
    }
    const bool is_late = told.news == EmergencyNews::unreviewed;
    if (!access->opened_at || (is_late && access->reviewed_at)) return std::nullopt;
    told.at = *access->opened_at;
    told.review_by = access->review_by;
    told.is_often = work.emergency_access.opened_since(
                        message.authority, access->user, told.at - week) > many_a_week;
    return told;
}

}  // namespace quorate::core
