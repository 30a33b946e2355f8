#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/dates/working_calendar.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// A day on which an authority is shut besides bank holidays.
struct Closure {
    Date on = {};
    std::string name = {};  // "Christmas closure"
    PersonName owner = {};  // who answers for it, in the authority's words
    UserId decided_by = {};
    Instant decided_at = {};
    int version = 1;
};

/// The days on which each authority is shut besides bank holidays.
class ClosureStore {
public:
    virtual ~ClosureStore() = default;

    virtual NamedDays of(const AuthorityId& authority) = 0;

    /// The same with who answers for each, the earliest first.
    virtual std::vector<Closure> list(const AuthorityId& authority) = 0;

    virtual std::optional<Closure> find(const AuthorityId& authority, Date day) = 0;

    /// Names the day anew, under the next version, when it is there already.
    virtual void add(const AuthorityId& authority, const Closure& closure) = 0;

    /// False when the day was not there.
    virtual bool remove(const AuthorityId& authority, Date day) = 0;
};

}  // namespace quorate::core
