#include "core/circulation/who_may_release.hpp"

#include <algorithm>

#include "core/identity/user_store.hpp"

namespace quorate::core {

bool another_may_release(UnitOfWork& work,
                         const Actor& actor,
                         const MeetingId& meeting,
                         Instant now)
{
    Grounds grounds;
    grounds.approved_by_another = true;
    return std::ranges::any_of(work.users.of_authority(actor.authority), [&](const User& user) {
        if (!user.active || user.id == actor.user) return false;
        const Actor other{.user = user.id,
                          .authority = user.authority,
                          .role = user.role,
                          .name = user.name,
                          .teams = user.teams,
                          .stepped_up_at = now};
        return permit_role_or_chair(other, Action::redaction_approve) &&
               meeting_file(work, other, Action::redaction_approve, meeting, now, grounds);
    });
}

}  // namespace quorate::core
