#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/slots/people_starts.hpp"
#include "core/slots/slot_request.hpp"

namespace quorate::core {

/// What a start has to keep, in the order in which it is asked.
enum class SlotRule {
    service_hours,  // all of it within them, and not before the earliest moment
    chair,          // one of those who could is free
    chair_load,     // and does not chair enough that day
    required,       // everybody who must be there and whose calendar is known
    minute_taker,
    quorum,  // with those who are free and those who have to be asked
    room,    // one that fits is free
    travel,  // everybody gets there in time from another building
};

inline constexpr std::size_t slot_rule_count = 8;

/// "service_hours": used by the API. Never changes.
std::string_view code(SlotRule rule);

/// The rooms of one venue, and what may begin there.
struct VenueStarts {
    std::optional<PeopleStarts> people = {};  // nothing: the way there makes no difference
    std::vector<std::size_t> rooms = {};      // places in the request, what fits best first
    FreeTime possible = {};  // every rule kept in one of these rooms, or without one
};

/// One bit for each start on the grid, for everything that is asked of it.
struct SlotBoard {
    std::vector<FreeTime> rooms = {};  // as in the request; nothing for those that do not fit
    std::vector<bool> room_fits = {};  // large enough, with all features
    PeopleStarts people = {};          // wherever it is
    std::vector<VenueStarts> venues = {};
    std::array<FreeTime, slot_rule_count> left = {};  // by each rule and all those before it
    std::vector<FreeTime> unwanted_kept = {};         // for each unwanted time: it is kept free
    FreeTime half_day_kept = {};

    const FreeTime& left_by(SlotRule rule) const { return left[static_cast<std::size_t>(rule)]; }

    /// The starts that keep every rule.
    const FreeTime& possible() const { return left.back(); }

    const PeopleStarts& people_at(const VenueStarts& venue) const
    {
        return venue.people ? *venue.people : people;
    }
};

/// Requires a request that check_request() passes.
SlotBoard slot_board(const SlotRequest& request);

}  // namespace quorate::core
