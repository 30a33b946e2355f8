#pragma once

#include "core/access/actor.hpp"
#include "core/meetings/invitee.hpp"
#include "core/support/clock.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

struct ChooseSeatLanguage {
    MeetingId meeting = {};
    InviteeId seat = {};
    int version = 0;  // of the seat, as it was read
    Language language = Language::english;
};

/// In which language a seat is told of its meeting from now on; nothing is sent for it. Gives the
/// seat's new version.
Result<int> choose_seat_language(UnitOfWork& work,
                                 const Clock& clock,
                                 const Actor& actor,
                                 const ChooseSeatLanguage& asked);

}  // namespace quorate::core
