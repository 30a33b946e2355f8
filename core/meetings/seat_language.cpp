#include "core/meetings/seat_language.hpp"

#include "core/audit/audited.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"

namespace quorate::core {

Result<int> choose_seat_language(UnitOfWork& work,
                                 const Clock& clock,
                                 const Actor& actor,
                                 const ChooseSeatLanguage& asked)
{
    const Instant now = clock.now();
    const auto known = permitted_meeting(work, actor, Action::participant_add, asked.meeting, now);
    if (!known) return known.error();
    auto seat = work.invitees.find(actor.authority, asked.seat);
    if (!seat || seat->invitee.meeting != asked.meeting || seat->invitee.removed_at)
        return Refusal::not_found;
    if (seat->invitee.version != asked.version) return Refusal::stale_version;
    if (seat->invitee.language == asked.language) return asked.version;

    seat->invitee.language = asked.language;
    const auto saved = work.invitees.save(seat->invitee);
    if (!saved) return saved.error();
    audit(work,
          actor,
          now,
          {.action = Action::participant_add,
           .object = asked.seat.text(),
           .case_id = known->meeting.case_id,
           .detail = "meeting=" + asked.meeting.text() +
                     " language=" + std::string{code(asked.language)}});
    return *saved;
}

}  // namespace quorate::core
