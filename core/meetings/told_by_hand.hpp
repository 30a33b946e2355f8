#pragma once

#include <optional>
#include <vector>

#include "core/access/actor.hpp"
#include "core/delivery/delivery.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/meetings/record_reply.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A letter to somebody who gets no e-mail about a meeting. It says what the page behind a link
/// would.
struct HandLetter {
    InviteeEntry to = {};
    SeatView says = {};
    bool is_given = false;  // they know what it says
    bool is_news = false;   // they were told of another time or place before
};

/// The letters of a meeting that is still to come, by hand: to who must not be at the family's
/// meetings there is none, nor that a meeting is off which they never heard of. Each is in its
/// seat's language, unless another is asked for.
std::vector<HandLetter> letters_of(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const Meeting& meeting,
                                   std::optional<Language> asked = {});

/// How many know of the meeting by hand alone, and hear by hand alone that it is off.
int known_by_hand(UnitOfWork& work, const MeetingTools& tools, const Meeting& meeting);

/// Whether the actor may give them.
bool may_give_letters(UnitOfWork& work,
                      const MeetingTools& tools,
                      const Actor& actor,
                      const MeetingId& meeting);

/// The same, for whoever may give them. Audited.
Result<std::vector<HandLetter>> view_letters(UnitOfWork& work,
                                             const MeetingTools& tools,
                                             const Actor& actor,
                                             const MeetingId& meeting,
                                             std::optional<Language> asked = {});

/// Records that somebody was told of a meeting as it is now by telephone, by letter or in person:
/// who gets no e-mail, or whom it did not reach; a change that they were asked to confirm, they
/// have seen. `not_found` of whoever is not to know of it, or gets no e-mail and never heard of a
/// meeting that is off; `wrong_state` once it has started.
Result<Done> tell_by_hand(UnitOfWork& work,
                          const MeetingTools& tools,
                          const Actor& actor,
                          const MeetingId& meeting,
                          const InviteeId& seat,
                          ToldWay way);

/// Keeps that the holder of `seat`, if they get no e-mail, knows of the meeting as it is.
void note_told_by_hand(UnitOfWork& work,
                       const MeetingTools& tools,
                       const Meeting& meeting,
                       const Invitee& seat);

}  // namespace quorate::core
