#include "core/actions/correct_due_day.hpp"

#include <algorithm>

#include "core/actions/action_mail.hpp"
#include "core/actions/action_store.hpp"
#include "core/actions/agree_action.hpp"
#include "core/audit/audited.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/minutes/amendment.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// Staff have it in their list; others once it was sent to them, or once they were asked about it.
bool knows_of_it(UnitOfWork& work, const AuthorityId& authority, const ActionPoint& action)
{
    if (action.owner.user || work.actions.owner_link(authority, action.owner)) return true;
    const auto ledger = work.circulations.of_meeting(authority, action.meeting);
    return std::ranges::any_of(ledger, [&action](const CirculationRow& row) {
        const Circulation& sent = row.circulation;
        return sent.kind == CirculationKind::actions && sent.went_to(action.owner) &&
               std::ranges::count(sent.released.actions, action.id) > 0;
    });
}

// The day that was typed, if the action point can have it.
Result<Date> other_day(const MeetingFile& file, const ActionPoint& action, const std::string& typed)
{
    if (!is_still_to_do(action.status))
        return invalid("due_on", "This is done, or not needed any more: its day stays");
    const auto day = parse_typed_date(typed);
    if (!day) return invalid("due_on", typed_date_fault(typed));
    if (*day < london_date(file.meeting.starts_at))
        return invalid("due_on", "Choose a day after the meeting");
    if (action.not_before && *day < *action.not_before)
        return invalid("due_on",
                       "Nobody is asked about it before " + long_date(*action.not_before) +
                           ": choose that day or a later one");
    if (*day == action.due_on) return invalid("due_on", "That is the day that it has");
    return *day;
}

}  // namespace

Result<Done> correct_due_day(UnitOfWork& work,
                             const MeetingTools& tools,
                             const Actor& actor,
                             const CorrectDueDay& command)
{
    if (trimmed(command.due_on).empty()) return Done{};
    const Instant now = tools.clock.now();
    const auto file = meeting_file(work,
                                   actor,
                                   Action::minutes_amend_approved,
                                   command.meeting,
                                   now,
                                   std::string(shortest_reason, 'x'));
    if (!file) return file.error();
    const auto part = other_part_from(command.part);
    if (!part || part->kind != PartKind::action)
        return invalid("due_on", "Only an action point has a day: choose it above");
    const auto found = work.actions.find(actor.authority, ActionPointId{part->id});
    if (!found || found->action.meeting != command.meeting) return Refusal::not_found;
    if (!are_actions_agreed(work, file->meeting)) return Refusal::wrong_state;
    const auto day = other_day(*file, found->action, command.due_on);
    if (!day) return day.error();

    ActionPoint action = found->action;
    action.agreed_due_on = action.agreed_due_on.value_or(action.due_on);
    action.due_on = *day;
    if (knows_of_it(work, actor.authority, action))
        action.due_told_at = tell_of_moved_day(work, tools, actor.authority, action.owner);
    if (const auto saved = work.actions.save(actor.authority, action); !saved) return saved.error();
    audit(work,
          actor,
          now,
          {.action = Action::minutes_amend_approved,
           .object = action.id.text(),
           .case_id = action.case_id,
           .detail = "due_on=" + iso(action.due_on)});
    return Done{};
}

}  // namespace quorate::core
