#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/outbox/outbox_message.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Mail to somebody that is held for its address and is about no meeting: a question which time
/// suits them, or what they have to do.
struct StoppedMail {
    OutboxMessage message = {};  // the last of its kind to them
    SeatHolder holder = {};
    PersonName name = {};
    std::optional<PollId> poll = {};  // else it is about action points
    int count = 1;                    // how many of its kind are held
};

/// What the actor may let go, oldest first: of polls and action points of cases for which they may
/// put an address right. Audited.
Result<std::vector<StoppedMail>> stopped_mails(UnitOfWork& work,
                                               const MeetingTools& tools,
                                               const Actor& actor);

/// How many there are, for a notice; not audited, as nothing is shown.
int count_stopped_mails(UnitOfWork& work, const Actor& actor, Instant now);

/// One of them, for the page that asks; `not_found` when it is not, or no longer, one.
Result<StoppedMail> find_stopped_mail(UnitOfWork& work,
                                      const MeetingTools& tools,
                                      const Actor& actor,
                                      const OutboxMessageId& id);

/// "This address is right": the field at fault is "proof", the code of an AddressProof. What is
/// held for this person there goes; of what they have to do they are sent one mail. Audited.
Result<Done> release_stopped_mail(UnitOfWork& work,
                                  const MeetingTools& tools,
                                  const Actor& actor,
                                  const OutboxMessageId& id,
                                  const std::string& proof);

/// In the transaction that gives somebody another address: whoever is asked by a poll is asked
/// there by another link, and the one before stops; what was answered at an address that was not
/// theirs counts no more. What was held about action points is sent anew.
void follow_with_mail(UnitOfWork& work,
                      const MeetingTools& tools,
                      const AuthorityId& authority,
                      const SeatHolder& holder);

}  // namespace quorate::core
