#pragma once

namespace quorate::core {

/// What a person was asked about and wants all the same.
struct Confirmed {
    bool quorum = false;     // the people invited could not make quorum
    bool duplicate = false;  // the child has another initial conference ahead
    bool room = false;       // more people are invited in person than the room fits
};

}  // namespace quorate::core
