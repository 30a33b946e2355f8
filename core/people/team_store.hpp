#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/people/standing.hpp"
#include "core/people/team.hpp"
#include "core/support/paging.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

struct TeamQuery {
    std::string text = {};  // anywhere in the name, in any case; empty for all
    Standing standing = Standing::active;
    Stretch stretch = {};
};

/// The teams of each authority.
class TeamStore {
public:
    virtual ~TeamStore() = default;

    /// Nothing when the id is unknown or another authority's.
    virtual std::optional<Team> find(const AuthorityId& authority, const TeamId& id) = 0;

    /// By name, whatever its case.
    virtual std::optional<Team> find_by_name(const AuthorityId& authority,
                                             const std::string& name) = 0;

    /// By name, in stretches.
    virtual PageOf<Team> list(const AuthorityId& authority, const TeamQuery& query) = 0;

    /// Every active team, by name: for people to choose from.
    virtual std::vector<Team> choices(const AuthorityId& authority) = 0;

    /// `already_exists` when the authority has a team of that name.
    virtual Result<Done> add(const Team& team) = 0;

    /// Saves when the stored version is still `team.version`, and gives the new one.
    virtual Result<int> save(const Team& team) = 0;
};

}  // namespace quorate::core
