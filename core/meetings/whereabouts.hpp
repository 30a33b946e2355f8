#pragma once

#include <string>

#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/people/authority.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Where and how a meeting is held, as an invitee may learn it from a mail and from the page behind
/// the link in it. Both say the same. A link can be passed on and a mailbox read by others, so
/// neither gives the joining link, and neither tells a family where it will be: those are for
/// somebody whose voice the team knows.
struct Whereabouts {
    /// "Room Oak, Civic House, or online"; for a family "In person".
    std::string place = {};
    /// "Step-free access, hearing loop"; empty for a family and by video. At a place that is no
    /// room of ours, also for a family, that it is not known.
    std::string access = {};
    /// How to learn the rest, a sentence or two; empty when nothing is left out.
    std::string asking = {};
};

/// In the recipient's language. `reference` is the one that they know.
Whereabouts whereabouts(UnitOfWork& work,
                        const Meeting& meeting,
                        const SeatHolder& recipient,
                        const Authority& authority,
                        const std::string& reference,
                        Language language = Language::english);

/// place_text() with the name of the meeting's room.
std::string place_of(UnitOfWork& work,
                     const Meeting& meeting,
                     Language language = Language::english);

}  // namespace quorate::core
