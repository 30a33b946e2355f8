#include "core/circulation/waiting_child_letters.hpp"

#include <utility>

#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/identity/user_store.hpp"

namespace quorate::core {

Result<std::vector<WaitingChildLetter>> view_waiting_child_letters(UnitOfWork& work,
                                                                   const Clock& clock,
                                                                   const Actor& actor)
{
    if (const auto by_role = permit_role_or_chair(actor, Action::redaction_approve); !by_role)
        return by_role.error();
    const Instant now = clock.now();
    Grounds looking;
    looking.approved_by_another = true;
    std::vector<WaitingChildLetter> all;
    for (KeptChildLetter& letter : work.child_letters.waiting(actor.authority)) {
        const auto file =
            meeting_file(work, actor, Action::redaction_approve, letter.meeting, now, looking);
        if (!file) continue;
        WaitingChildLetter waiting{.letter = std::move(letter), .meeting = file->meeting};
        waiting.is_own = !waiting.letter.may_be_released_by(actor);
        bool has_died = false;
        for (const Child& child : work.cases.children_of(actor.authority, file->family.id))
            if (child.id == waiting.letter.child) {
                waiting.child_name = full_name(child);
                has_died = child.date_of_death.has_value();
            }
        if (has_died) continue;
        if (waiting.letter.worded_by)
            if (const auto user = work.users.find(*waiting.letter.worded_by))
                waiting.prepared_by_name = user->name;
        all.push_back(std::move(waiting));
    }
    audit(work,
          actor,
          now,
          {.action = Action::redaction_approve,
           .detail = "child-letters=" + std::to_string(all.size())});
    return all;
}

}  // namespace quorate::core
