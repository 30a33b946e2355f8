#include "core/meetings/moved_seats.hpp"

#include <stdexcept>

#include "core/meetings/candidates.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/seats.hpp"
#include "core/replies/reply_store.hpp"

namespace quorate::core {

void follow_addresses(UnitOfWork& work, const MeetingTools& tools, const Meeting& meeting)
{
    if (meeting.status != MeetingStatus::scheduled) return;
    const Candidates candidates{work, meeting};
    for (const InviteeEntry& entry : work.invitees.of_meeting(meeting.authority, meeting.id)) {
        const Invitee& seat = entry.invitee;
        const auto now_at = candidates.address(seat.holder);
        if (!now_at || *now_at == seat.email || candidates.is_excluded(seat.holder)) continue;
        Complaints complaints;
        const SeatRequest same{.holder = seat.holder,
                               .requirement = seat.requirement,
                               .window = seat.window,
                               .language = seat.language};
        auto seats = make_seats(work, tools, meeting, {same}, complaints);
        if (seats.empty()) continue;
        Invitee& moved = seats.front();
        work.invitees.remove(meeting.authority, seat.id, tools.clock.now());
        work.invitees.add(moved);
        const bool has_words = seat.reply != Reply::none || !seat.reply_note.empty();
        if (!has_words || seat.reply == Reply::wrong_person) continue;
        moved.reply = seat.reply;
        moved.deputy_name = seat.deputy_name;
        moved.reply_note = seat.reply_note;
        moved.replied_at = seat.replied_at;
        if (!work.invitees.save(moved)) throw std::logic_error{"a new seat was changed meanwhile"};
        if (seat.replied_at)
            work.replies.carry_note_dealt_with(
                {.authority = meeting.authority, .seat = seat.id}, *seat.replied_at, moved.id);
    }
}

}  // namespace quorate::core
