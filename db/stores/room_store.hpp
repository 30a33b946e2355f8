#pragma once

#include "core/people/room_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class RoomStore : public core::RoomStore {
public:
    explicit RoomStore(Sql& sql) : sql_{sql} {}

    std::optional<core::Room> find(const core::AuthorityId& authority,
                                   const core::RoomId& id) override;
    std::optional<core::Room> find_by_name(const core::AuthorityId& authority,
                                           const std::string& name) override;
    core::PageOf<core::Room> list(const core::AuthorityId& authority,
                                  const core::RoomQuery& query) override;
    std::vector<core::Room> choices(const core::AuthorityId& authority) override;
    core::Result<core::Done> add(const core::Room& room) override;
    core::Result<int> save(const core::Room& room) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
