#pragma once

#include "core/dates/working_calendar.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// The days on which each authority is shut besides bank holidays.
class ClosureStore {
public:
    virtual ~ClosureStore() = default;

    virtual NamedDays of(const AuthorityId& authority) = 0;

    /// Names the day anew when it is there already.
    virtual void add(const AuthorityId& authority, Date day, const std::string& name) = 0;

    /// False when the day was not there.
    virtual bool remove(const AuthorityId& authority, Date day) = 0;
};

}  // namespace quorate::core
