#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/actor.hpp"
#include "core/directory/allowed_domain_store.hpp"
#include "core/people/contact.hpp"
#include "core/proposals/proposal.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Where mail to agencies may go: each authority's own list for each kind of agency. While a kind
/// has none, every domain is allowed. A change of the list takes two people.

/// Whether mail to `domain` is allowed to that kind of agency. Letters are compared as they are, so
/// no spelling that only looks alike fits.
bool is_allowed(std::span<const AllowedDomain> list, AgencyKind kind, std::string_view domain);

/// What to say of an address that is not: where those of the kind end, and what can be done.
/// Nothing when it is allowed.
std::optional<std::string> domain_fault(std::span<const AllowedDomain> list,
                                        AgencyKind kind,
                                        const Email& email);

struct ChangeDomain {
    std::string kind = {};    // field "kind": the code of a kind of agency
    std::string domain = {};  // field "domain"
    bool is_checked = false;  // that it is no slip for another on the list
};

/// Proposes that mail may go there. For service managers and administrators
/// (contact.allow_domain); another of them confirms it. One that is nearly another on the list is
/// refused until it is checked: forces and councils have names that are alike.
Result<Proposal> propose_domain(UnitOfWork& work,
                                const Clock& clock,
                                RandomSource& random,
                                const Actor& actor,
                                const ChangeDomain& command);

/// Proposes that it may not any more.
Result<Proposal> propose_end_of_domain(UnitOfWork& work,
                                       const Clock& clock,
                                       RandomSource& random,
                                       const Actor& actor,
                                       const ChangeDomain& command);

/// Does what was proposed and confirmed; `wrong_state` when it is so already.
Result<Done> change_domain(UnitOfWork& work, const Clock& clock, const Proposal& proposal);

/// What a proposal is about: "police", ".pnn.police.uk".
struct ProposedDomain {
    AgencyKind kind = AgencyKind::other;
    std::string domain = {};
};
ProposedDomain proposed_domain(const Proposal& proposal);

/// Whose addresses would be outside the list once a change of it is confirmed, and are not now.
struct ShutOut {
    int contacts = 0;
    int invited = 0;        // of them, to a meeting that is still to come
    bool is_first = false;  // the first domain of the kind, which closes it to all others
};
ShutOut shut_out_by(UnitOfWork& work, const Proposal& proposal, Instant now);

/// A kind of agency without a domain, and how many active contacts its first one may shut out.
struct OpenKind {
    AgencyKind kind = AgencyKind::other;
    int contacts = 0;
};

/// The list, the active contacts whose addresses are outside it, and the kinds that are still open
/// and have contacts.
struct DomainsView {
    std::vector<AllowedDomain> domains = {};
    std::vector<ContactEntry> outside = {};
    std::vector<OpenKind> open = {};
};
Result<DomainsView> view_domains(UnitOfWork& work, const Clock& clock, const Actor& actor);

}  // namespace quorate::core
