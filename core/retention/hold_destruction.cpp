#include "core/retention/hold_destruction.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/cases/case_access.hpp"
#include "core/cases/case_store.hpp"
#include "core/proposals/propose.hpp"
#include "core/retention/retention_store.hpp"
#include "core/support/form_checks.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_reason = 500;

std::string checked_reason(FormChecks& checks, const FreeText& typed)
{
    std::string reason = trimmed(typed.reveal());
    if (length(reason) < shortest_reason)
        checks.refuse("reason", "Say why, in 15 characters or more");
    else
        checks.lines("reason", reason, longest_reason);
    return reason;
}

Result<LegalHold> standing_hold(UnitOfWork& work, const Actor& actor, const LegalHoldId& id)
{
    if (auto allowed = permit_role(actor, Action::case_legal_hold); !allowed)
        return allowed.error();
    const auto holds = work.retention.holds(actor.authority);
    const auto found = std::ranges::find(holds, id, &LegalHold::id);
    if (found == holds.end()) return Refusal::hidden;
    if (!found->holds()) return Refusal::wrong_state;
    return *found;
}

// As it is written, or as it is said where that is one family alone.
std::optional<CaseId> family_of(UnitOfWork& work,
                                const AuthorityId& authority,
                                const std::string& reference)
{
    if (auto family = work.cases.find_by_reference(authority, reference)) return family;
    const auto alike = work.cases.said_like(authority, reference);
    return alike.size() == 1 ? std::optional{alike.front()} : std::nullopt;
}

}  // namespace

Result<LegalHoldId> place_hold(UnitOfWork& work,
                               const Clock& clock,
                               RandomSource& random,
                               const Actor& actor,
                               const PlaceHold& command)
{
    const Instant now = clock.now();
    if (auto allowed = permit_role(actor, Action::case_legal_hold); !allowed)
        return allowed.error();
    FormChecks checks;
    const std::string reason = checked_reason(checks, command.reason);
    const auto id = command.on_all ? std::nullopt
                                   : family_of(work, actor.authority, trimmed(command.reference));
    if (!command.on_all && !id) checks.refuse("reference", "No family has this reference");
    if (!checks.passed()) return checks.error();
    if (id) {
        if (auto opened = open_case(work, actor, Action::case_legal_hold, *id, now, reason);
            !opened)
            return opened.error();
    } else if (auto allowed = permit(actor, Action::case_legal_hold, actor.authority, now, reason);
               !allowed) {
        return allowed.error();
    }
    const LegalHold hold{.id = LegalHoldId{random.id()},
                         .authority = actor.authority,
                         .case_id = id,
                         .reason = FreeText{reason},
                         .placed_by = actor.user,
                         .placed_at = now};
    // The audit first, as for an erasure: one of the two waits here until the other is over. The
    // family is looked for again, because it may be gone by then.
    audit(work,
          actor,
          now,
          {.action = Action::case_legal_hold,
           .object = hold.id.text(),
           .case_id = id.value_or(CaseId{}),
           .detail = id ? "became=held" : "became=all_held"});
    if (id && !work.cases.find(actor.authority, *id))
        return invalid("reference", "No family has this reference");
    work.retention.add_hold(hold);
    return hold.id;
}

Result<LegalHold> view_hold(UnitOfWork& work,
                            const Clock& clock,
                            const Actor& actor,
                            const LegalHoldId& id)
{
    auto hold = standing_hold(work, actor, id);
    if (!hold) return hold;
    audit(work,
          actor,
          clock.now(),
          {.action = Action::case_legal_hold,
           .object = id.text(),
           .case_id = hold->case_id.value_or(CaseId{}),
           .detail = "form"});
    return hold;
}

Result<Proposal> propose_lift_hold(UnitOfWork& work,
                                   const Clock& clock,
                                   RandomSource& random,
                                   const Actor& actor,
                                   const LiftHold& command)
{
    const auto hold = standing_hold(work, actor, command.id);
    if (!hold) return hold.error();
    FormChecks checks;
    const std::string reason = checked_reason(checks, command.reason);
    if (!checks.passed()) return checks.error();
    return propose(work,
                   clock,
                   random,
                   actor,
                   {.act = ProposedAct::lift_hold,
                    .object = hold->id.text(),
                    .case_id = hold->case_id.value_or(CaseId{}),
                    .reason = FreeText{reason}});
}

Result<Done> lift_hold(UnitOfWork& work,
                       const Clock& clock,
                       const Actor& actor,
                       const Proposal& proposal)
{
    if (!work.retention.lift_hold(
            proposal.authority, LegalHoldId{proposal.object}, actor.user, clock.now()))
        return Refusal::wrong_state;
    return Done{};
}

}  // namespace quorate::core
