#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/actor.hpp"
#include "core/own_calendar/own_calendar.hpp"

namespace quorate::server {

/// Whom a calendar program speaks for, and what is told of them at every request.
struct CalendarOwnerSeen {
    core::Actor actor = {};
    std::string name = {};                          // "Asha Example"
    std::string email = {};                         // of the account
    std::vector<core::OwnCalendar> calendars = {};  // those that there are for this person
};

/// The calendar programs that were let in within the last second: they ask many things in a row,
/// and each would be looked up again. What is known holds until anything at all is written by this
/// process, so an app password that is stopped here is stopped at once; one that another process
/// stops, within a second. Neither passwords nor anything they could be found from is kept: a keyed
/// digest by a key of this process alone.
class KnownPrograms {
public:
    static constexpr std::chrono::milliseconds lasts{1000};
    static constexpr std::size_t most = 1'000;

    KnownPrograms();

    /// `writes` is db::Pool::writes() as it was before anything was read.
    std::optional<CalendarOwnerSeen> find(std::string_view authorization,
                                          std::string_view network,
                                          std::uint64_t writes) const;
    void keep(std::string_view authorization,
              std::string_view network,
              std::uint64_t writes,
              const CalendarOwnerSeen& owner);

private:
    using Key = std::array<unsigned char, 32>;
    struct Known {
        CalendarOwnerSeen owner;
        std::chrono::steady_clock::time_point until;
    };

    Key key_of(std::string_view authorization, std::string_view network) const;

    Key secret_;
    mutable std::mutex mutex_;
    std::uint64_t writes_ = 0;  // what all of `known_` holds for
    std::map<Key, Known> known_;
};

}  // namespace quorate::server
