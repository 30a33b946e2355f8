#include "core/minutes/name_core_group.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/core_group_store.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/minutes/minutes_store.hpp"

namespace quorate::core {
namespace {

std::vector<InviteeEntry> seats_of(UnitOfWork& work, const Meeting& meeting)
{
    auto seats = work.invitees.of_meeting(meeting.authority, meeting.id);
    std::erase_if(
        seats, [&](const InviteeEntry& seat) { return seat.invitee.holder.user == meeting.chair; });
    return seats;
}

bool is_draft(UnitOfWork& work, const Meeting& meeting)
{
    const auto minutes = work.minutes.find(meeting.authority, meeting.id);
    return minutes && minutes->status == MinutesStatus::draft;
}

}  // namespace

Result<CoreGroupChoice> view_core_group(UnitOfWork& work,
                                        const Clock& clock,
                                        const Actor& actor,
                                        const MeetingId& meeting)
{
    const Instant now = clock.now();
    auto file = meeting_file(work, actor, Action::minutes_view, meeting, now);
    if (!file) return file.error();
    if (is_reduced(actor, Action::minutes_view) || !is_conference(file->meeting.type))
        return Refusal::not_found;
    audit(work,
          actor,
          now,
          {.action = Action::minutes_view,
           .object = meeting.text(),
           .case_id = file->family.id,
           .detail = "part=core_group"});
    const bool can_write =
        is_draft(work, file->meeting) && may_also(*file, actor, Action::minutes_edit_draft, now);
    CoreGroupChoice choice{.file = *std::move(file), .can_write = can_write};
    choice.group = work.core_groups.named_at(actor.authority, meeting);
    choice.seats = seats_of(work, choice.file.meeting);
    return choice;
}

Result<CoreGroup> name_core_group(UnitOfWork& work,
                                  const Clock& clock,
                                  const Actor& actor,
                                  const NameCoreGroup& command)
{
    const Instant now = clock.now();
    const auto file = meeting_file(work, actor, Action::minutes_edit_draft, command.meeting, now);
    if (!file) return file.error();
    if (!is_conference(file->meeting.type)) return Refusal::not_found;
    if (!is_draft(work, file->meeting)) return Refusal::wrong_state;

    CoreGroup group{.meeting = command.meeting,
                    .lead = seat_holder_from(command.lead),
                    .named_by = actor.user,
                    .named_at = now,
                    .version = command.version};
    const auto seats = seats_of(work, file->meeting);
    bool all_known = true;
    for (const std::string& key : command.members) {
        const auto holder = seat_holder_from(key);
        const bool is_known = holder && std::ranges::any_of(seats, [&](const InviteeEntry& seat) {
                                  return seat.invitee.holder == *holder;
                              });
        all_known = all_known && is_known;
        if (is_known && std::ranges::count(group.members, *holder) == 0)
            group.members.push_back(*holder);
    }
    Complaints complaints;
    if (group.members.empty() || !all_known)
        complaints.add("members", "Choose people who were invited to this conference");
    if (!group.lead || std::ranges::count(group.members, *group.lead) == 0)
        complaints.add("lead", "Choose who leads it from among its members");
    else if (is_family(*group.lead))
        complaints.add("lead", "Choose a professional to lead it");
    if (!complaints.empty()) return complaints.error();
    if (work.core_groups.named_at(actor.authority, command.meeting).version != command.version)
        return Refusal::stale_version;

    const auto saved = work.core_groups.save(actor.authority, group);
    if (!saved) return saved.error();
    group.version = *saved;
    audit(work,
          actor,
          now,
          {.action = Action::minutes_edit_draft,
           .object = command.meeting.text(),
           .case_id = file->family.id,
           .detail = "core_group members=" + std::to_string(group.members.size())});
    return group;
}

}  // namespace quorate::core
