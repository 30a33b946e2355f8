#include "core/minutes/meeting_file.hpp"

#include "core/cases/case_store.hpp"
#include "core/meetings/known_meeting.hpp"

namespace quorate::core {

Result<MeetingFile> meeting_file(UnitOfWork& work,
                                 const Actor& actor,
                                 Action action,
                                 const MeetingId& id,
                                 Instant now,
                                 Grounds grounds)
{
    auto known = permitted_meeting(work, actor, action, id, now, grounds);
    if (!known) return known.error();
    const auto family = work.cases.find(actor.authority, known->meeting.case_id);
    if (!family) return Refusal::not_found;
    return MeetingFile{.meeting = known->meeting, .family = *family, .facts = known->facts};
}

bool may_also(const MeetingFile& file, const Actor& actor, Action action, Instant now)
{
    const auto allowed = permit_on_case(actor, action, file.facts, now);
    // Something the person could still bring, such as the password again, is no "no".
    return allowed || allowed.error().refusal == Refusal::needs_step_up ||
           allowed.error().refusal == Refusal::needs_reason;
}

}  // namespace quorate::core
