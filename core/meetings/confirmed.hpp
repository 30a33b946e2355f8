#pragma once

#include <optional>

namespace quorate::core {

/// What a person was asked about and wants all the same.
struct Confirmed {
    bool quorum = false;     // the people invited could not make quorum
    bool duplicate = false;  // the child has another initial conference ahead
    bool room = false;       // more people are invited in person than the room fits
    bool busy = false;       // somebody who has to be there has no time, by calendar or answer
    bool hours = false;      // it begins before 07:00 or ends after 21:00
    bool access = false;     // the new room lacks what the one before has, or what is needed
    bool notes = false;      // of a poll: nobody has dealt with what people wrote
    // How many notes there were when that was confirmed, dealt with or not; nothing: all of them.
    std::optional<int> notes_seen = {};
    bool meet = false;  // two who must not meet would be there at the same time
};

}  // namespace quorate::core
