#include "core/directory/policies.hpp"

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/dates/london_time.hpp"
#include "core/support/form_checks.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_owner = 100;

}  // namespace

Result<std::vector<StandingPolicy>> view_policies(UnitOfWork& work, const Actor& actor)
{
    if (auto allowed = permit_role(actor, Action::user_list_directory); !allowed)
        return allowed.error();
    const auto notes = work.policy_notes.of_authority(actor.authority);
    std::vector<StandingPolicy> all;
    for (const PolicyKind kind : all_policy_kinds()) {
        StandingPolicy standing{.kind = kind};
        for (const PolicyNote& note : notes) {
            if (note.kind != kind) continue;
            if (note.is_owner && standing.owner.empty()) standing.owner = note.owner.reveal();
            if (!note.is_owner && !standing.since) {
                standing.since = london_date(note.noted_at);
                standing.set_by = note.noted_by_name;
                standing.value = note.value;
            }
            standing.history.push_back(note);
        }
        all.push_back(std::move(standing));
    }
    return all;
}

Result<Done> name_policy_owner(UnitOfWork& work,
                               const Clock& clock,
                               const Actor& actor,
                               PolicyKind kind,
                               const std::string& owner)
{
    const Instant now = clock.now();
    if (auto allowed = permit(actor, Action::config_mail_secrets, actor.authority, now); !allowed)
        return allowed.error();
    FormChecks checks;
    const std::string named = trimmed(owner);
    checks.line("owner", named, longest_owner, "Enter who answers for this, such as a job title");
    if (!checks.passed()) return checks.error();
    work.policy_notes.add(actor.authority,
                          {.kind = kind,
                           .is_owner = true,
                           .owner = PersonName{named},
                           .noted_by = actor.user,
                           .noted_at = now});
    audit(work,
          actor,
          now,
          {.action = Action::config_mail_secrets,
           .object = actor.authority.text(),
           .detail = "policy_owner=" + std::string{code(kind)}});
    return Done{};
}

Result<Done> set_fee_payer(UnitOfWork& work, const Clock& clock, const Actor& actor, FeePayer payer)
{
    const Instant now = clock.now();
    if (auto allowed = permit(actor, Action::config_mail_secrets, actor.authority, now); !allowed)
        return allowed.error();
    if (fee_payer_of(work, actor.authority) == payer) return Done{};
    work.policy_notes.add(actor.authority,
                          {.kind = PolicyKind::report_fees,
                           .value = std::string{code(payer)},
                           .noted_by = actor.user,
                           .noted_at = now});
    audit(work,
          actor,
          now,
          {.action = Action::config_mail_secrets,
           .object = actor.authority.text(),
           .detail = "report_fees=" + std::string{code(payer)}});
    return Done{};
}

}  // namespace quorate::core
