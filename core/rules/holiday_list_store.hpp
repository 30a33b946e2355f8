#pragma once

#include <optional>

#include "core/rules/holiday_list.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// The lists of bank holidays of each authority: at most one in force and one proposed.
class HolidayListStore {
public:
    virtual ~HolidayListStore() = default;

    /// Nothing when the authority has never confirmed one: the shipped list counts then.
    virtual std::optional<HolidayList> in_force(const AuthorityId& authority) = 0;

    virtual std::optional<HolidayList> proposed(const AuthorityId& authority) = 0;

    virtual std::optional<HolidayList> find(const AuthorityId& authority,
                                            const HolidayListId& id) = 0;

    virtual void add(const HolidayList& list) = 0;

    /// Moves a list from one status to another; false when it is no longer where it was.
    virtual bool move(const AuthorityId& authority,
                      const HolidayListId& id,
                      HolidayListStatus from,
                      HolidayListStatus to,
                      const UserId& decided_by,
                      Instant at) = 0;
};

}  // namespace quorate::core
