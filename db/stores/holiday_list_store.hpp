#pragma once

#include "core/rules/holiday_list_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class HolidayListStore : public core::HolidayListStore {
public:
    explicit HolidayListStore(Sql& sql) : sql_{sql} {}

    std::optional<core::HolidayList> in_force(const core::AuthorityId& authority) override;
    std::optional<core::HolidayList> proposed(const core::AuthorityId& authority) override;
    std::optional<core::HolidayList> find(const core::AuthorityId& authority,
                                          const core::HolidayListId& id) override;
    void add(const core::HolidayList& list) override;
    bool move(const core::AuthorityId& authority,
              const core::HolidayListId& id,
              core::HolidayListStatus from,
              core::HolidayListStatus to,
              const core::UserId& decided_by,
              core::Instant at) override;

private:
    std::optional<core::HolidayList> with_status(const core::AuthorityId& authority,
                                                 core::HolidayListStatus status);

    Sql& sql_;
};

}  // namespace quorate::db
