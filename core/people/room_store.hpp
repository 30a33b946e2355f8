#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/people/room.hpp"
#include "core/people/standing.hpp"
#include "core/support/paging.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

struct RoomQuery {
    std::string text = {};  // anywhere in name or building, in any case; empty for all
    Standing standing = Standing::active;
    Stretch stretch = {};
};

/// The rooms of each authority.
class RoomStore {
public:
    virtual ~RoomStore() = default;

    /// Nothing when the id is unknown or another authority's.
    virtual std::optional<Room> find(const AuthorityId& authority, const RoomId& id) = 0;

    /// By name, whatever its case.
    virtual std::optional<Room> find_by_name(const AuthorityId& authority,
                                             const std::string& name) = 0;

    /// By name, in stretches.
    virtual PageOf<Room> list(const AuthorityId& authority, const RoomQuery& query) = 0;

    /// Every active room, by name: for people to choose from.
    virtual std::vector<Room> choices(const AuthorityId& authority) = 0;

    /// `already_exists` when the authority has a room of that name.
    virtual Result<Done> add(const Room& room) = 0;

    /// Saves when the stored version is still `room.version`, and gives the new one.
    virtual Result<int> save(const Room& room) = 0;
};

}  // namespace quorate::core
