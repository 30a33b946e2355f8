#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/people/agency.hpp"
#include "core/people/standing.hpp"
#include "core/support/paging.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

struct AgencyQuery {
    std::string text = {};  // anywhere in the name, in any case; empty for all
    std::optional<AgencyKind> kind = {};
    std::optional<AgencyId> only = {};  // the one agency the reader may know of
    Standing standing = Standing::active;
    Stretch stretch = {};
};

/// The agencies of each authority, and the organisations that tie them together.
class AgencyStore {
public:
    virtual ~AgencyStore() = default;

    /// Nothing when the id is unknown or another authority's.
    virtual std::optional<Agency> find(const AuthorityId& authority, const AgencyId& id) = 0;

    /// By name, whatever its case.
    virtual std::optional<Agency> find_by_name(const AuthorityId& authority,
                                               const std::string& name) = 0;

    /// By name, in stretches.
    virtual PageOf<Agency> list(const AuthorityId& authority, const AgencyQuery& query) = 0;

    /// Every active agency, by name: for people to choose from.
    virtual std::vector<Agency> choices(const AuthorityId& authority) = 0;

    /// `already_exists` when the authority has an agency of that name.
    virtual Result<Done> add(const Agency& agency) = 0;

    /// Saves name, kind and standing when the stored version is still `agency.version`, and gives
    /// the new one.
    virtual Result<int> save(const Agency& agency) = 0;

    virtual void add_organisation(const Organisation& organisation) = 0;
    virtual std::optional<Organisation> find_organisation(const OrganisationId& id) = 0;
    virtual std::optional<Organisation> find_organisation_by_code(const std::string& code) = 0;

    /// The organisation's agencies in all authorities: what its feed covers.
    virtual std::vector<Agency> of_organisation(const OrganisationId& id) = 0;
};

}  // namespace quorate::core
