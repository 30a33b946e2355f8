#include "core/actions/escalation_policy.hpp"

#include "core/access/permission.hpp"
#include "core/audit/audit_trail.hpp"
#include "core/cases/case_store.hpp"
#include "core/identity/user_store.hpp"
#include "core/minutes/meeting_file.hpp"
#include "core/people/contact_store.hpp"
#include "core/people/policy_note.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {
namespace {

constexpr int friday = 5;

FormChecks check(const EscalationPolicy& policy)
{
    FormChecks checks;
    const auto days = [&](const char* field, WorkingDays after, WorkingDays before) {
        if (after.count < 1 || after > longest_escalation)
            checks.refuse(field, "Enter a number of working days from 1 to 60");
        else if (after < before)
            checks.refuse(field, "Enter no fewer working days than for those who are told before");
    };
    days("owner_after", policy.owner_after, {1});
    days("lead_after", policy.lead_after, policy.owner_after);
    days("service_after", policy.service_after, policy.lead_after);
    if (policy.digest_day < 0 || policy.digest_day > friday)
        checks.refuse("digest_day", "Choose a day from Monday to Friday, or never");
    return checks;
}

PersonName name_of(UnitOfWork& work, const AuthorityId& authority, const ActionOwner& person)
{
    if (person.user) {
        const auto user = work.users.find(*person.user);
        return user && user->authority == authority ? user->name : PersonName{};
    }
    if (person.contact) {
        const auto entry = work.contacts.find(authority, *person.contact);
        return entry ? entry->contact.name : PersonName{};
    }
    const auto member = work.cases.find_member(authority, *person.family_member);
    return member ? member->name : PersonName{};
}

}  // namespace

Result<EscalationPolicy> view_escalation_policy(UnitOfWork& work, const Actor& actor)
{
    if (auto allowed = permit_role(actor, Action::user_list_directory); !allowed)
        return allowed.error();
    return work.escalations.policy_of(actor.authority);
}

Result<EscalationPolicy> set_escalation_policy(UnitOfWork& work,
                                               const Clock& clock,
                                               const Actor& actor,
                                               const EscalationPolicy& asked)
{
    const Instant now = clock.now();
    if (auto allowed = permit(actor, Action::config_mail_secrets, actor.authority, now); !allowed)
        return allowed.error();
    const FormChecks checks = check(asked);
    if (!checks.passed()) return checks.error();
    EscalationPolicy kept = asked;
    const auto version = work.escalations.set_policy(actor.authority, kept);
    if (!version) return version.error();
    kept.version = *version;
    note_policy_set(work, actor.authority, PolicyKind::escalation, actor.user, now);
    work.audit.record(actor.authority,
                      {.at = now,
                       .actor = actor.user.text(),
                       .actor_role = std::string{role_code(actor.role)},
                       .session = actor.credential,
                       .network = actor.network,
                       .action = "authority.escalation",
                       .object = actor.authority.text(),
                       .result = "ok",
                       .detail = "days=" + std::to_string(kept.owner_after.count) + "," +
                                 std::to_string(kept.lead_after.count) + "," +
                                 std::to_string(kept.service_after.count) +
                                 " digest_day=" + std::to_string(kept.digest_day)});
    return kept;
}

std::vector<ToldOfAction> told_of_action(UnitOfWork& work,
                                         const Clock& clock,
                                         const Actor& actor,
                                         const ActionPoint& action)
{
    if (!meeting_file(work, actor, Action::case_view_summary, action.meeting, clock.now()))
        return {};
    std::vector<ToldOfAction> told;
    for (const Escalation& each : work.escalations.of_action(actor.authority, action.id)) {
        ToldOfAction level{.level = each.level, .at = each.at};
        for (const ActionOwner& person : each.told)
            if (PersonName name = name_of(work, actor.authority, person); !name.empty())
                level.names.push_back(std::move(name));
        told.push_back(std::move(level));
    }
    return told;
}

}  // namespace quorate::core
