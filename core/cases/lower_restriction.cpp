#include "core/cases/lower_restriction.hpp"

#include "core/audit/audited.hpp"
#include "core/cases/case_access.hpp"
#include "core/cases/case_store.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/proposals/propose.hpp"
#include "core/support/form_checks.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// Asked as if the reason were written and the second person there: both come later.
Grounds as_it_will_be()
{
    Grounds grounds{"As will be written then"};
    grounds.approved_by_another = true;
    return grounds;
}

Result<FamilyCase> restricted(UnitOfWork& work, const Actor& actor, const CaseId& id, Instant now)
{
    const auto opened =
        open_case(work, actor, Action::case_restrict_lower, id, now, as_it_will_be());
    if (!opened) return opened.error();
    return opened->family;
}

}  // namespace

Result<RestrictedFamily> view_restriction(UnitOfWork& work,
                                          const Clock& clock,
                                          const Actor& actor,
                                          const CaseId& id)
{
    const auto family = restricted(work, actor, id, clock.now());
    if (!family) return family.error();
    audit(work,
          actor,
          clock.now(),
          {.action = Action::case_restrict_lower,
           .object = id.text(),
           .case_id = id,
           .detail = "form"});
    return RestrictedFamily{.reference = family->reference, .level = family->level};
}

Result<Proposal> propose_lower_restriction(UnitOfWork& work,
                                           const CaseTools& tools,
                                           const Actor& actor,
                                           const LowerRestriction& command)
{
    const auto family = restricted(work, actor, command.case_id, tools.clock.now());
    if (!family) return family.error();
    if (command.level < 0 || command.level >= family->level) return Refusal::wrong_state;
    const std::string reason = trimmed(command.reason.reveal());
    FormChecks checks;
    if (length(reason) < shortest_reason)
        checks.refuse("reason",
                      "Say why more people may know of the family, in 15 characters or "
                      "more");
    else
        checks.lines("reason", reason, 500);
    if (!checks.passed()) return checks.error();
    return propose(work,
                   tools.clock,
                   tools.random,
                   actor,
                   {.act = ProposedAct::lower_restriction,
                    .object = command.case_id.text(),
                    .case_id = command.case_id,
                    .before = std::to_string(family->level),
                    .wanted = std::to_string(command.level),
                    .reason = FreeText{reason}});
}

Result<Done> lower_restriction(UnitOfWork& work, const Proposal& proposal)
{
    auto family = work.cases.find(proposal.authority, proposal.case_id);
    if (!family || std::to_string(family->level) != proposal.before) return Refusal::wrong_state;
    family->level = std::stoi(proposal.wanted);
    if (const auto saved = work.cases.save_level(*family); !saved) return saved.error();
    work.feed_versions.bump(FeedSubject::team, family->team.text());  // is in the team's feed again
    return Done{};
}

}  // namespace quorate::core
