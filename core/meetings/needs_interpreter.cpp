#include "core/meetings/needs_interpreter.hpp"

#include <algorithm>

#include "core/cases/case_store.hpp"

namespace quorate::core {

bool needs_interpreter(UnitOfWork& work, const Meeting& meeting, const SeatHolder& holder)
{
    if (!holder.member) return false;
    const auto members = work.cases.family_members_of(meeting.authority, meeting.case_id);
    const auto found = std::ranges::find(members, *holder.member, &FamilyMember::id);
    return found != members.end() && !found->interpreter.empty();
}

}  // namespace quorate::core
