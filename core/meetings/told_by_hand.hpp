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
    bool is_given = false;   // they know what it says
    bool is_news = false;    // they were told of another time or place before
    bool is_unsure = false;  // that it is off; whether they heard of it at all, nobody noted
};

/// The letters of a meeting that is still to come, by hand: to who must not be at the family's
/// meetings there is none. When the meeting is off, there is one also to whom nobody noted as told:
/// a letter may have been printed and given. Each is in its seat's language, unless another is
/// asked for.
std::vector<HandLetter> letters_of(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const Meeting& meeting,
                                   std::optional<Language> asked = {});

/// How many know of the meeting by hand alone, and hear by hand alone that it is off.
int known_by_hand(UnitOfWork& work, const MeetingTools& tools, const Meeting& meeting);

/// How many get no e-mail and may know of the meeting by a letter, though nobody noted it.
int perhaps_known_by_hand(UnitOfWork& work, const MeetingTools& tools, const Meeting& meeting);

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
/// have seen. `not_found` of whoever is not to know of it; `wrong_state` once it has started.
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
