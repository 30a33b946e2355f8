#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "core/slots/slot_request.hpp"

namespace quorate::core {

/// A building to be at, and how long it takes to get there from another.
struct Venue {
    std::string building = {};  // empty: nobody has to travel
    std::chrono::minutes gap{0};

    friend bool operator==(const Venue&, const Venue&) = default;
};

/// The starts that suit somebody.
struct SeatStarts {
    FreeTime certain;   // they are known to be free
    FreeTime possible;  // or nobody knows
};

/// One agency that counts to quorum: it is there when one of its people is. Of a venue only its
/// kind and its starts: the rest is as anywhere.
struct AgencyStarts {
    std::string label;
    AgencyKind kind;
    std::vector<std::size_t> seats;  // theirs, as places in the request
    SeatStarts starts = {};
};

/// The starts that suit each person at one venue, each for the time that they are needed.
struct PeopleStarts {
    std::vector<FreeTime> by_diary = {};  // the chairs, as in the request
    std::vector<FreeTime> chairs = {};    // less the days on which they chair enough
    std::vector<SeatStarts> seats = {};   // as in the request
    std::vector<AgencyStarts> agencies = {};
    SeatStarts quorum = {};  // of enough agencies
};

/// Where the meeting is makes no difference to them. `hours`: the starts that are looked at.
/// Requires a request that check_request() passes.
PeopleStarts people_starts(const SlotRequest& request, const FreeTime& hours);

/// What is left of those at one venue, for whoever has to be elsewhere before or after.
PeopleStarts people_starts_at(const SlotRequest& request,
                              const FreeTime& hours,
                              const Venue& venue,
                              const PeopleStarts& anywhere);

/// Whether the venue makes a difference to anybody.
bool anybody_travels(const SlotRequest& request);

}  // namespace quorate::core
