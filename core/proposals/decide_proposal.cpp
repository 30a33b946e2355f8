#include "core/proposals/decide_proposal.hpp"

#include <algorithm>
#include <utility>

#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/lower_restriction.hpp"
#include "core/cases/must_not_meet.hpp"
#include "core/cases/must_not_meet_store.hpp"
#include "core/directory/allowed_domains.hpp"
#include "core/identity/add_account.hpp"
#include "core/identity/change_role.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/exclude_person.hpp"
#include "core/people/contact_store.hpp"
#include "core/proposals/proposal_store.hpp"
#include "core/proposals/propose.hpp"
#include "core/retention/erase_case.hpp"
#include "core/retention/hold_destruction.hpp"

namespace quorate::core {
namespace {

// May do it, with the password entered again where that is asked for.
bool may_do(UnitOfWork& work, const Actor& actor, const Proposal& proposal, Instant now)
{
    const auto allowed = permit_proposed(work, actor, proposal, now, SecondPerson::there);
    return allowed || allowed.error().refusal == Refusal::needs_step_up;
}

bool may_confirm(UnitOfWork& work, const Actor& actor, const Proposal& proposal, Instant now)
{
    return actor.is_second_to(proposal.proposed_by, proposal.credential) &&
           is_waiting(proposal, now) && may_do(work, actor, proposal, now);
}

Error hidden(const Proposal& proposal)
{
    return {.refusal = Refusal::hidden,
            .action = std::string{action_name(action_of(proposal.act))},
            .object = proposal.object};
}

Result<Proposal> known_proposal(UnitOfWork& work,
                                const Actor& actor,
                                const ProposalId& id,
                                Instant now)
{
    auto proposal = work.proposals.find(actor.authority, id);
    if (!proposal) return Refusal::hidden;
    // Whoever decided it may see it once the family that it was about is erased.
    const bool is_theirs =
        proposal->proposed_by == actor.user || proposal->decided_by == actor.user;
    if (!is_theirs && !may_do(work, actor, *proposal, now)) return hidden(*proposal);
    return *std::move(proposal);
}

PersonName name_of(UnitOfWork& work, const UserId& id)
{
    const auto user = id.empty() ? std::nullopt : work.users.find(id);
    return user ? user->name : PersonName{};
}

// Of the family in hand; whoever is of another is not named.
PersonName name_of(UnitOfWork& work, const Proposal& proposal, const FamilyMemberId& id)
{
    const auto member = work.cases.find_member(proposal.authority, id);
    return member && member->case_id == proposal.case_id ? member->name : PersonName{};
}

PersonName name_of(UnitOfWork& work, const Proposal& proposal, const ExcludedPerson& person)
{
    if (person.member) return name_of(work, proposal, *person.member);
    const auto contact =
        person.contact ? work.contacts.find(proposal.authority, *person.contact) : std::nullopt;
    return contact ? contact->contact.name : PersonName{};
}

void name_excluded(UnitOfWork& work, SeenProposal& seen)
{
    const Proposal& proposal = seen.proposal;
    for (const ExcludedPerson& each :
         work.cases.excluded_from(proposal.authority, proposal.case_id))
        if (each.id == proposal.object) seen.about = name_of(work, proposal, each);
    for (const LiftedExclusion& each :
         work.cases.lifted_exclusions(proposal.authority, proposal.case_id))
        if (each.person.id == proposal.object) seen.about = name_of(work, proposal, each.person);
}

void name_pair(UnitOfWork& work, SeenProposal& seen)
{
    const Proposal& proposal = seen.proposal;
    for (const MustNotMeet& each : work.must_not_meet.of_case(proposal.authority, proposal.case_id))
        if (each.id == proposal.object) {
            seen.about = name_of(work, proposal, each.one);
            seen.and_about = name_of(work, proposal, each.other);
            if (seen.about.empty()) std::swap(seen.about, seen.and_about);
        }
}

SeenProposal seen_by(UnitOfWork& work, const Actor& actor, Proposal proposal, Instant now)
{
    SeenProposal seen{.proposal = std::move(proposal)};
    const Proposal& of = seen.proposal;
    seen.proposed_by = name_of(work, of.proposed_by);
    seen.decided_by = name_of(work, of.decided_by);
    seen.is_own = of.proposed_by == actor.user;
    seen.may_confirm = may_confirm(work, actor, of, now);
    if (!of.case_id.empty())
        if (const auto family = work.cases.find(of.authority, of.case_id))
            seen.reference = family->reference;
    // Whoever proposed it may have left the family's team since.
    const bool may_name = may_do(work, actor, of, now);
    if (of.act == ProposedAct::change_role) seen.about = name_of(work, UserId{of.object});
    if (of.act == ProposedAct::add_account)
        if (const auto user = work.users.find(UserId{of.object})) {
            seen.about = user->name;
            seen.about_email = user->email;
        }
    if (of.act == ProposedAct::lift_exclusion && may_name) name_excluded(work, seen);
    if (of.act == ProposedAct::end_must_not_meet && may_name) name_pair(work, seen);
    return seen;
}

Result<Done> put_in_force(UnitOfWork& work,
                          const Clock& clock,
                          const Actor& actor,
                          const Proposal& proposal)
{
    switch (proposal.act) {
        case ProposedAct::change_role:
            return change_role(work, clock, proposal);
        case ProposedAct::lower_restriction:
            return lower_restriction(work, proposal);
        case ProposedAct::lift_exclusion:
            return lift_exclusion(work, clock, actor, proposal);
        case ProposedAct::end_must_not_meet:
            return end_must_not_meet(work, clock, actor, proposal);
        case ProposedAct::lift_hold:
            return lift_hold(work, clock, actor, proposal);
        case ProposedAct::erase_case:
            return erase_case(work, clock, actor, proposal);
        case ProposedAct::allow_domain:
        case ProposedAct::end_domain:
            return change_domain(work, clock, proposal);
        case ProposedAct::add_account:
            return open_added_account(work, proposal);
    }
    return Refusal::wrong_state;
}

// Decides what still waits, and says so in the audit.
Result<Proposal> decided(
    UnitOfWork& work, const Actor& actor, Instant now, Proposal proposal, ProposalStatus status)
{
    if (!is_waiting(proposal, now)) return Refusal::wrong_state;
    if (!work.proposals.decide(actor.authority, proposal.id, status, actor.user, now))
        return Refusal::stale_version;
    proposal.status = status;
    proposal.decided_by = actor.user;
    proposal.decided_at = now;
    std::string detail =
        "proposal=" + proposal.id.text() + " became=" + std::string{code(proposal.status)};
    if (!proposal.before.empty()) detail += " from=" + proposal.before;
    if (!proposal.wanted.empty()) detail += " to=" + proposal.wanted;
    audit(work,
          actor,
          now,
          {.action = action_of(proposal.act),
           .object = proposal.object,
           .case_id = proposal.case_id,
           .detail = detail});
    return proposal;
}

}  // namespace

std::vector<SeenProposal> view_proposals(UnitOfWork& work, const Clock& clock, const Actor& actor)
{
    const Instant now = clock.now();
    std::vector<SeenProposal> seen;
    for (Proposal& each : work.proposals.waiting(actor.authority, now))
        if (each.proposed_by == actor.user || may_do(work, actor, each, now))
            seen.push_back(seen_by(work, actor, std::move(each), now));
    return seen;
}

int count_to_confirm(UnitOfWork& work, const Clock& clock, const Actor& actor)
{
    const Instant now = clock.now();
    const auto waiting = work.proposals.waiting(actor.authority, now);
    return static_cast<int>(std::ranges::count_if(
        waiting, [&](const Proposal& each) { return may_confirm(work, actor, each, now); }));
}

Result<SeenProposal> view_proposal(UnitOfWork& work,
                                   const Clock& clock,
                                   const Actor& actor,
                                   const ProposalId& id)
{
    const Instant now = clock.now();
    auto proposal = known_proposal(work, actor, id, now);
    if (!proposal) return proposal.error();
    if (!proposal->case_id.empty())
        audit(work,
              actor,
              now,
              {.action = action_of(proposal->act),
               .object = proposal->object,
               .case_id = proposal->case_id,
               .detail = "proposal=" + id.text() + " seen"});
    SeenProposal seen = seen_by(work, actor, *std::move(proposal), now);
    const Proposal& of = seen.proposal;
    const bool is_of_domain =
        of.act == ProposedAct::allow_domain || of.act == ProposedAct::end_domain;
    if (is_of_domain && is_waiting(of, now)) seen.shut_out = shut_out_by(work, of, now);
    return seen;
}

Result<Proposal> confirm_proposal(UnitOfWork& work,
                                  const Clock& clock,
                                  const Actor& actor,
                                  const ProposalId& id)
{
    const Instant now = clock.now();
    const auto proposal = known_proposal(work, actor, id, now);
    if (!proposal) return proposal.error();
    // Asked with the second person granted first, so that nobody is sent to fetch a colleague for
    // what only wants their password again.
    const auto allowed = permit_proposed(work, actor, *proposal, now, SecondPerson::there);
    if (!allowed) return allowed.error();
    const auto first = work.users.find(proposal->proposed_by);
    if (!first || !first->active) return Refusal::wrong_state;  // they have left since
    const bool is_another = actor.is_second_to(proposal->proposed_by, proposal->credential);
    const auto second = is_another ? SecondPerson::there : SecondPerson::missing;
    if (const auto ok = permit_proposed(work, actor, *proposal, now, second); !ok)
        return ok.error();
    // Also where one person may do the act itself, but not undo it alone: a hold is placed by one.
    if (!is_another) {
        Error missing = hidden(*proposal);
        missing.refusal = Refusal::needs_second_person;
        return missing;
    }
    const auto confirmed = decided(work, actor, now, *proposal, ProposalStatus::confirmed);
    if (!confirmed) return confirmed.error();
    if (const auto done = put_in_force(work, clock, actor, *confirmed); !done) return done.error();
    return confirmed;
}

Result<Proposal> turn_down_proposal(UnitOfWork& work,
                                    const Clock& clock,
                                    const Actor& actor,
                                    const ProposalId& id)
{
    const Instant now = clock.now();
    const auto proposal = known_proposal(work, actor, id, now);
    if (!proposal) return proposal.error();
    return decided(work, actor, now, *proposal, ProposalStatus::turned_down);
}

}  // namespace quorate::core
