#include "core/meetings/told_by_hand.hpp"

#include <algorithm>
#include <utility>

#include "core/audit/audited.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/change_seen_store.hpp"
#include "core/meetings/family_arrival.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"

namespace quorate::core {
namespace {

// Differs when they have to be told again: another time of their own, another place, or off.
std::string what_is_told(UnitOfWork& work,
                         const MeetingTools& tools,
                         const Meeting& meeting,
                         const Invitee& seat)
{
    const AttendedTime time = invited_time(work, meeting, seat);
    std::string told = std::to_string(time.starts_at.time_since_epoch().count()) + ' ' +
                       std::to_string(time.ends_at.time_since_epoch().count()) + ' ' +
                       std::string{code(meeting.mode)} + ' ';
    told += meeting.room ? meeting.room->text() : meeting.venue;
    if (meeting.status == MeetingStatus::cancelled) told = "off";
    return tools.links.hash(told);
}

// Who gets no e-mail is told what their letter says; who gets one, when it did not reach them.
bool may_be_told(UnitOfWork& work,
                 const MeetingTools& tools,
                 const Meeting& meeting,
                 const Invitee& seat)
{
    if (seat.meeting != meeting.id || seat.removed_at) return false;
    if (!seat.email.empty()) return !Candidates{work, meeting}.is_excluded(seat.holder);
    const auto letters = letters_of(work, tools, meeting);
    return std::ranges::any_of(
        letters, [&](const HandLetter& each) { return each.to.invitee.id == seat.id; });
}

}  // namespace

std::vector<HandLetter> letters_of(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const Meeting& meeting,
                                   std::optional<Language> asked)
{
    const bool is_off = meeting.status == MeetingStatus::cancelled;
    if (meeting.status == MeetingStatus::held || tools.clock.now() >= meeting.starts_at) return {};
    const Candidates candidates{work, meeting};
    const auto told = work.invitees.told_by_hand(meeting.authority, meeting.id);
    std::vector<HandLetter> letters;
    for (InviteeEntry& seat : work.invitees.of_meeting(meeting.authority, meeting.id)) {
        const Invitee& invitee = seat.invitee;
        if (!invitee.email.empty() || candidates.is_excluded(invitee.holder)) continue;
        const auto before = told.find(invitee.id);
        const bool is_given =
            before != told.end() && before->second == what_is_told(work, tools, meeting, invitee);
        SeatView says = seat_view(work, tools, meeting, invitee, asked.value_or(invitee.language));
        letters.push_back({.to = std::move(seat),
                           .says = std::move(says),
                           .is_given = is_given,
                           .is_news = before != told.end() && !is_given,
                           .is_unsure = is_off && before == told.end()});
    }
    return letters;
}

int known_by_hand(UnitOfWork& work, const MeetingTools& tools, const Meeting& meeting)
{
    const auto letters = letters_of(work, tools, meeting);
    return static_cast<int>(std::ranges::count_if(
        letters, [](const HandLetter& each) { return each.is_given || each.is_news; }));
}

int perhaps_known_by_hand(UnitOfWork& work, const MeetingTools& tools, const Meeting& meeting)
{
    const auto letters = letters_of(work, tools, meeting);
    return static_cast<int>(std::ranges::count_if(
        letters, [](const HandLetter& each) { return !each.is_given && !each.is_news; }));
}

bool may_give_letters(UnitOfWork& work,
                      const MeetingTools& tools,
                      const Actor& actor,
                      const MeetingId& meeting)
{
    return permitted_meeting(work, actor, Action::invite_send, meeting, tools.clock.now())
        .has_value();
}

Result<std::vector<HandLetter>> view_letters(UnitOfWork& work,
                                             const MeetingTools& tools,
                                             const Actor& actor,
                                             const MeetingId& id,
                                             std::optional<Language> asked)
{
    const Instant now = tools.clock.now();
    const auto known = permitted_meeting(work, actor, Action::invite_send, id, now);
    if (!known) return known.error();
    audit(work,
          actor,
          now,
          {.action = Action::invite_send,
           .object = id.text(),
           .case_id = known->meeting.case_id,
           .detail = "letters=shown"});
    return letters_of(work, tools, known->meeting, asked);
}

Result<Done> tell_by_hand(UnitOfWork& work,
                          const MeetingTools& tools,
                          const Actor& actor,
                          const MeetingId& id,
                          const InviteeId& seat_id,
                          ToldWay way)
{
    const Instant now = tools.clock.now();
    const auto known = permitted_meeting(work, actor, Action::invite_send, id, now);
    if (!known) return known.error();
    const Meeting& meeting = known->meeting;
    if (meeting.status == MeetingStatus::held || now >= meeting.starts_at)
        return Refusal::wrong_state;
    const auto entry = work.invitees.find(actor.authority, seat_id);
    if (!entry || !may_be_told(work, tools, meeting, entry->invitee)) return Refusal::not_found;
    const Invitee& seat = entry->invitee;
    note_told_by_hand(work, tools, meeting, seat);
    const int sequence = std::max(meeting.sequence, seat.sequence);
    work.changes_seen.mark_seen(actor.authority, seat.id, sequence, now);
    work.deliveries.note_told(
        actor.authority,
        id,
        {.seat = seat.id, .way = way, .sequence = sequence, .at = now, .by = actor.user});
    work.meetings.raise_replies_version(actor.authority, id);
    audit(work,
          actor,
          now,
          {.action = Action::invite_send,
           .object = seat.id.text(),
           .case_id = meeting.case_id,
           .detail = "by_hand=1 way=" + std::string{code(way)}});
    return Done{};
}

void note_told_by_hand(UnitOfWork& work,
                       const MeetingTools& tools,
                       const Meeting& meeting,
                       const Invitee& seat)
{
    if (seat.email.empty())
        work.invitees.set_told_by_hand(
            meeting.authority, seat.id, what_is_told(work, tools, meeting, seat));
}

}  // namespace quorate::core
