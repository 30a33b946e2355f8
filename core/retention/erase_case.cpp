#include "core/retention/erase_case.hpp"

#include "core/audit/audited.hpp"
#include "core/cases/case_access.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/proposals/propose.hpp"

namespace quorate::core {
namespace {

// Asked as if the second person were there, who comes later.
Result<ReviewRow> reviewed(UnitOfWork& work, const Actor& actor, const CaseId& id, Instant now)
{
    Grounds grounds;
    grounds.approved_by_another = true;
    const auto opened = open_case(work, actor, Action::case_erase_retention, id, now, grounds);
    if (!opened) return opened.error();
    auto row = review_of(work, actor.authority, id, now);
    if (!row) return Refusal::wrong_state;
    return *std::move(row);
}

}  // namespace

Result<ReviewRow> view_erasure(UnitOfWork& work,
                               const Clock& clock,
                               const Actor& actor,
                               const CaseId& id)
{
    auto row = reviewed(work, actor, id, clock.now());
    if (!row) return row;
    audit(work,
          actor,
          clock.now(),
          {.action = Action::case_erase_retention,
           .object = id.text(),
           .case_id = id,
           .detail = "form"});
    return row;
}

Result<Proposal> propose_erasure(UnitOfWork& work,
                                 const Clock& clock,
                                 RandomSource& random,
                                 const Actor& actor,
                                 const CaseId& id)
{
    const auto row = reviewed(work, actor, id, clock.now());
    if (!row) return row.error();
    if (row->kept_for == KeptBecause::waits) return Refusal::already_exists;
    if (row->kept_for) return Refusal::wrong_state;
    return propose(work,
                   clock,
                   random,
                   actor,
                   {.act = ProposedAct::erase_case, .object = id.text(), .case_id = id});
}

Result<Done> erase_case(UnitOfWork& work,
                        const Clock& clock,
                        const Actor& actor,
                        const Proposal& proposal)
{
    const Instant now = clock.now();
    // Looked at anew, and after the audit of the confirmation: nobody else's audited act, such as
    // placing a hold, is under way from there on.
    const auto row = review_of(work, proposal.authority, proposal.case_id, now);
    if (!row || row->kept_for) return Refusal::wrong_state;
    work.retention.erase(proposal.authority, proposal.case_id);
    // Whoever was shown any of it is not known any more, so every feed is asked for anew.
    work.feed_versions.bump_all();
    work.retention.add_erased({.id = proposal.case_id,
                               .authority = proposal.authority,
                               .classes = row->classes,
                               .rule = row->rule,
                               .kept_until = row->kept_until.value(),
                               .erased_at = now,
                               .proposed_by = proposal.proposed_by,
                               .confirmed_by = actor.user});
    audit(work,
          actor,
          now,
          {.action = Action::case_erase_retention,
           .object = proposal.case_id.text(),
           .case_id = proposal.case_id,
           .detail = "became=erased class=" + std::string{code(row->rule.of)}});
    return Done{};
}

}  // namespace quorate::core
