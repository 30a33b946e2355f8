#include "core/retention/hold_notice.hpp"

#include <algorithm>
#include <utility>

#include "core/access/permission.hpp"
#include "core/retention/retention_store.hpp"

namespace quorate::core {

HoldNotice hold_notice(UnitOfWork& work, const Clock& clock, const Actor& actor, const CaseId& id)
{
    std::vector<LegalHold> holds = work.retention.holds(actor.authority);
    std::erase_if(holds, [&](const LegalHold& hold) {
        return !hold.holds() || (hold.case_id && *hold.case_id != id);
    });
    HoldNotice notice{.is_held = !holds.empty()};
    if (!notice.is_held || !permit_role(actor, Action::case_legal_hold)) return notice;
    for (SeenProposal& each : waiting_about_records(work, clock, actor)) {
        const bool is_of_these = std::ranges::any_of(holds, [&](const LegalHold& hold) {
            return each.proposal.act == ProposedAct::lift_hold &&
                   each.proposal.object == hold.id.text();
        });
        if (is_of_these) notice.lifts.push_back(std::move(each));
    }
    return notice;
}

std::vector<SeenProposal> waiting_about_records(UnitOfWork& work,
                                                const Clock& clock,
                                                const Actor& actor)
{
    std::vector<SeenProposal> waiting = view_proposals(work, clock, actor);
    std::erase_if(waiting, [](const SeenProposal& each) {
        return each.proposal.act != ProposedAct::lift_hold &&
               each.proposal.act != ProposedAct::erase_case;
    });
    return waiting;
}

}  // namespace quorate::core
