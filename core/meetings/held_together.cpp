#include "core/meetings/held_together.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/audit/audited.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/schedule_meeting.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// Nobody of a family: those are invited to their own meeting alone.
std::vector<SeatRequest> professionals_of(UnitOfWork& work, const Meeting& meeting)
{
    std::vector<SeatRequest> asked;
    for (const InviteeEntry& seat : work.invitees.of_meeting(meeting.authority, meeting.id)) {
        if (is_family(seat.invitee.holder)) continue;
        asked.push_back({.holder = seat.invitee.holder,
                         .requirement = seat.invitee.requirement,
                         .window = seat.invitee.window});
    }
    return asked;
}

MeetingDraft draft_of(UnitOfWork& work, const Meeting& meeting, const HoldTogether& asked)
{
    MeetingDraft draft{.case_id = asked.case_id,
                       .type = asked.type,
                       .children = asked.children,
                       .when_and_where = time_and_place_of(meeting),
                       .invitees = professionals_of(work, meeting),
                       .confirmed = asked.confirmed,
                       .held_together = meeting.held_together};
    draft.when_and_where.minute_taker = meeting.minute_taker;
    draft.when_and_where.late_authoriser = asked.late_authoriser;
    draft.when_and_where.late_reason_code = asked.late_reason_code;
    draft.when_and_where.late_reason = asked.late_reason;
    return draft;
}

}  // namespace

std::vector<Meeting> held_with(UnitOfWork& work, const Meeting& meeting)
{
    if (!meeting.held_together) return {};
    auto others = work.meetings.held_together(meeting.authority, *meeting.held_together);
    std::erase_if(others, [&](const Meeting& other) {
        return other.id == meeting.id || other.status == MeetingStatus::cancelled;
    });
    return others;
}

std::vector<Meeting> ahead_with(UnitOfWork& work, const Meeting& meeting)
{
    auto others = held_with(work, meeting);
    std::erase_if(others, [](const Meeting& other) {
        return other.status != MeetingStatus::scheduled || other.opened_at;
    });
    return others;
}

std::vector<MeetingId> ids_ahead_with(UnitOfWork& work,
                                      const AuthorityId& authority,
                                      const MeetingId& meeting)
{
    std::vector<MeetingId> ids;
    const auto known = work.meetings.find(authority, meeting);
    if (known)
        for (const Meeting& other : ahead_with(work, *known))
            ids.push_back(other.id);
    return ids;
}

std::vector<HeldWith> held_together_with(UnitOfWork& work,
                                         const Actor& actor,
                                         const Meeting& meeting,
                                         Instant now)
{
    const bool is_reduced_here = is_reduced(actor, Action::meeting_view);
    std::vector<HeldWith> others;
    for (const Meeting& other : held_with(work, meeting)) {
        const auto known = permitted_meeting(work, actor, Action::meeting_view, other.id, now);
        HeldWith& entry = others.emplace_back();
        if (known && !is_reduced_here) entry.meeting = known->meeting;
    }
    return others;
}

Result<MeetingId> hold_together(UnitOfWork& work,
                                const MeetingTools& tools,
                                const Actor& actor,
                                const HoldTogether& asked)
{
    const Instant now = tools.clock.now();
    const auto known =
        permitted_meeting(work, actor, Action::meeting_reschedule, asked.meeting, now);
    if (!known) return known.error();
    Meeting meeting = known->meeting;
    if (!is_to_come(meeting, now)) return Refusal::wrong_state;
    const auto others = held_with(work, meeting);
    const bool is_there =
        meeting.case_id == asked.case_id || std::ranges::any_of(others, [&](const Meeting& other) {
            return other.case_id == asked.case_id;
        });
    if (is_there) return invalid("case", "Choose a family that has no meeting among these yet");

    // One that is alone by now, as the others were called off, keeps its mark.
    if (!meeting.held_together) {
        meeting.held_together = HeldTogetherId{tools.random.id()};
        work.meetings.hold_together(actor.authority, meeting.id, *meeting.held_together);
    }
    const auto booked = schedule_meeting(work, tools, actor, draft_of(work, meeting, asked));
    if (!booked) return booked.error();
    audit(work,
          actor,
          now,
          {.action = Action::meeting_reschedule,
           .object = meeting.id.text(),
           .case_id = meeting.case_id,
           .detail = "held_together=" + std::to_string(others.size() + 2)});
    return *booked;
}

std::vector<Meeting> may_invite_with(UnitOfWork& work,
                                     const Actor& actor,
                                     const Meeting& meeting,
                                     Instant now)
{
    auto others = ahead_with(work, meeting);
    std::erase_if(others, [&](const Meeting& other) {
        return !permitted_meeting(work, actor, Action::participant_add, other.id, now);
    });
    return others;
}

Result<InviteeId> add_invitee_together(UnitOfWork& work,
                                       const MeetingTools& tools,
                                       const Actor& actor,
                                       const MeetingId& meeting,
                                       const SeatRequest& asked,
                                       const std::vector<MeetingId>& also_at,
                                       const Confirmed& confirmed)
{
    const auto added = add_invitee(work, tools, actor, meeting, asked, confirmed);
    if (!added || also_at.empty()) return added;
    if (is_family(asked.holder))
        return invalid("also_at", "Somebody of a family comes to their own meeting alone");
    const auto known = work.meetings.find(actor.authority, meeting);
    const auto others = may_invite_with(work, actor, *known, tools.clock.now());
    for (const MeetingId& id : also_at) {
        const auto other = std::ranges::find(others, id, &Meeting::id);
        if (other == others.end())
            return invalid("also_at", "Choose meetings that are held together with this one");
        const auto seats = work.invitees.of_meeting(actor.authority, id);
        if (std::ranges::any_of(seats, [&asked](const InviteeEntry& seat) {
                return seat.invitee.holder == asked.holder;
            }))
            continue;
        const auto seat = add_invitee(work, tools, actor, id, asked, confirmed);
        if (seat) continue;
        Error error = of_other(seat.error(), *other);
        for (FieldError& each : error.fields)
            if (!each.field.starts_with("confirm_")) each.field = "also_at";
        return error;
    }
    return added;
}

bool changes_what_is_shared(const Meeting& meeting, const TimeAndPlace& asked)
{
    const TimeAndPlace now = time_and_place_of(meeting);
    return asked.date != now.date || asked.time != now.time ||
           asked.second_of_two.value_or(*now.second_of_two) != *now.second_of_two ||
           asked.length_minutes != now.length_minutes || asked.mode != now.mode ||
           asked.chair != now.chair || asked.room != now.room ||
           trimmed(asked.venue) != now.venue || trimmed(asked.video_link) != now.video_link;
}

TimeAndPlace shared_of(const TimeAndPlace& asked)
{
    TimeAndPlace shared = asked;
    shared.minute_taker.reset();
    shared.family_minutes_before.reset();
    shared.debrief_minutes_after.reset();
    return shared;
}

void check_others(const std::vector<Meeting>& held_with,
                  HeldOthers others,
                  std::string_view change,
                  Complaints& complaints)
{
    const auto is_ahead = [](const Meeting& other) {
        return other.status == MeetingStatus::scheduled && !other.opened_at;
    };
    const auto ahead = std::ranges::count_if(held_with, is_ahead);
    if (ahead == 0) return;
    if (others == HeldOthers::not_said)
        complaints.add("held_together",
                       held_together_words(static_cast<std::size_t>(ahead)) + ". Say whether all " +
                           std::string{change} + ", or this one alone",
                       Refusal::needs_confirmation);
    else if (others == HeldOthers::change_too &&
             static_cast<std::size_t>(ahead) != held_with.size())
        complaints.add("held_together",
                       "A meeting that is held together with this one has begun: not all of them "
                       "can be changed any more. Change this one alone");
}

std::string_view code(HeldOthers others)
{
    switch (others) {
        case HeldOthers::change_too:
            return "all";
        case HeldOthers::stay:
            return "alone";
        case HeldOthers::not_said:
            break;
    }
    return "";
}

std::optional<HeldOthers> held_others_from(std::string_view text)
{
    for (const HeldOthers each : {HeldOthers::not_said, HeldOthers::change_too, HeldOthers::stay})
        if (code(each) == text) return each;
    return std::nullopt;
}

std::string held_together_words(std::size_t others)
{
    if (others == 1) return "It is held together with a meeting of another family";
    return "It is held together with " + std::to_string(others) + " meetings of other families";
}

Error of_other(Error refused, const Meeting& other)
{
    if (refused.refusal == Refusal::stale_version) return refused;
    if (refused.fields.empty())
        return invalid("held_together",
                       "A meeting of another family that is held together with this one cannot be "
                       "changed by you, or has begun. Change this one alone, or ask the "
                       "conference service");
    for (FieldError& each : refused.fields)
        each.message = other.reference + ": " + each.message;
    return refused;
}

}  // namespace quorate::core
