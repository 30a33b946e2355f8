#pragma once

#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/replies/incoming_reply.hpp"
#include "core/support/id.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

using UnmatchedMailId = Id<struct UnmatchedMailTag>;

/// A mail that somebody wrote to us and that fits no meeting and no poll: who and when. What it
/// says is in the mailbox alone.
struct UnmatchedMail {
    UnmatchedMailId id;
    AuthorityId authority;
    std::string key;
    Instant received_at;
    Email from = {};  // empty: nobody, or several
};

/// So many may wait; of more nothing is kept here.
inline constexpr std::size_t most_unmatched = 200;

/// Keeps that it came, for the authority that it was sent to. Nothing of what programs send by
/// themselves.
void keep_unmatched_mail(UnitOfWork& work, const MeetingTools& tools, const IncomingReply& mail);

/// Those that wait, the last one first, for those who may review them; nobody else gets any.
/// Audited.
std::vector<UnmatchedMail> unmatched_mails(UnitOfWork& work,
                                           const MeetingTools& tools,
                                           const Actor& actor);

/// How many there are, for a notice; not audited, as nothing is shown.
int count_unmatched_mails(UnitOfWork& work, const Actor& actor, Instant now);

/// "Dealt with": forgets who sent it. `not_found` when it waits no longer. Audited.
Result<Done> deal_with_unmatched_mail(UnitOfWork& work,
                                      const MeetingTools& tools,
                                      const Actor& actor,
                                      const UnmatchedMailId& id);

}  // namespace quorate::core
