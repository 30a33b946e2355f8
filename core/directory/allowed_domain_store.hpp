#pragma once

#include <string>
#include <vector>

#include "core/people/agency.hpp"
#include "core/support/clock.hpp"

namespace quorate::core {

/// Where the addresses of one kind of agency may end. "nhs.net" is that domain alone; with a dot in
/// front, ".nhs.uk" is every domain below it.
struct AllowedDomain {
    AuthorityId authority;
    AgencyKind kind = AgencyKind::other;
    std::string domain = {};  // lower case
    UserId added_by = {};     // who proposed it
    Instant added_at = {};

    friend bool operator==(const AllowedDomain&, const AllowedDomain&) = default;
};

/// The allowed domains of each authority.
class AllowedDomainStore {
public:
    virtual ~AllowedDomainStore() = default;

    /// By kind and domain.
    virtual std::vector<AllowedDomain> of(const AuthorityId& authority) = 0;

    /// False when it is there already.
    virtual bool add(const AllowedDomain& domain) = 0;

    /// False when it is not there.
    virtual bool remove(const AuthorityId& authority,
                        AgencyKind kind,
                        const std::string& domain) = 0;
};

}  // namespace quorate::core
