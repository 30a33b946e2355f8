#include "core/scheduling/chain_needs.hpp"

#include <algorithm>
#include <utility>

#include "core/holds/slot_hold.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/time_and_place.hpp"
#include "core/scheduling/meeting_needs_store.hpp"

namespace quorate::core {
namespace {

constexpr int core_group_minutes = 60;

UserId lead_who_may_chair(const MeetingChoices& choices)
{
    const auto lead = std::ranges::find(choices.staff, choices.family.lead_worker, &User::id);
    if (lead == choices.staff.end() || !may_chair(*lead, MeetingType::core_group)) return {};
    return lead->id;
}

}  // namespace

Result<ChainNeeds> ChainNeeds::read(UnitOfWork& work,
                                    const MeetingTools& tools,
                                    const Actor& actor,
                                    const CaseId& id,
                                    MeetingType conference,
                                    const std::vector<ChildId>& children)
{
    if (!is_initial_conference(conference))
        return invalid("type", "Choose an initial, transfer-in or pre-birth conference");
    auto choices = meeting_choices(work, tools, actor, id, conference);
    if (!choices) return choices.error();
    if (!choices->family.is_open) return Refusal::wrong_state;
    MeetingNeeds needs = meeting_needs(work, tools, *choices, conference, children);
    return ChainNeeds{work, tools, actor, *std::move(choices), std::move(needs)};
}

ChainNeeds::ChainNeeds(UnitOfWork& work,
                       const MeetingTools& tools,
                       const Actor& actor,
                       MeetingChoices choices,
                       MeetingNeeds conference)
    : work_{work},
      tools_{tools},
      actor_{actor},
      choices_{std::move(choices)},
      conference_{std::move(conference)}
{
}

std::optional<CaseDueDate> ChainNeeds::limit() const
{
    for (const CaseDueDate& due : choices_.limits)
        if (waits_for_one_of(due, children())) return due;
    return std::nullopt;
}

std::optional<Meeting> ChainNeeds::booked(Instant now) const
{
    for (const Meeting& meeting : work_.meetings.of_case(family().authority, family().id))
        if (meeting.type == conference_.type && meeting.status == MeetingStatus::scheduled &&
            meeting.starts_at > now && may_share_child(meeting.children, children()))
            return meeting;
    return std::nullopt;
}

bool ChainNeeds::is_said(ChainLink link) const
{
    const FamilyCase& of = family();
    return link == ChainLink::conference ||
           work_.meeting_needs.find(of.authority, of.id, type_of(link, conference_.type));
}

NeedsDraft ChainNeeds::like_conference(ChainLink link) const
{
    NeedsDraft needs = draft_of(conference_);
    needs.version = 0;
    if (link != ChainLink::core_group) return needs;
    needs.length_minutes = core_group_minutes;
    needs.family_minutes_before = 0;
    needs.debrief_minutes_after = 0;
    needs.chair = lead_who_may_chair(choices_);
    needs.minute_taker = {};
    for (SeatNeed& seat : needs.seats) {
        seat.window.reset();
        if (seat.requirement == Requirement::quorum) seat.requirement = Requirement::optional;
    }
    return needs;
}

Result<MeetingNeeds> ChainNeeds::of(ChainLink link) const
{
    if (link == ChainLink::conference) return conference_;
    const MeetingType type = type_of(link, conference_.type);
    const auto choices = meeting_choices(work_, tools_, actor_, family().id, type);
    if (!choices) return choices.error();
    if (is_said(link)) return meeting_needs(work_, tools_, *choices, type, children());
    return check_needs(*choices, type, like_conference(link));
}

}  // namespace quorate::core
