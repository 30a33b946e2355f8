#include "core/actions/adjourn_with_actions.hpp"

#include "core/dates/typed_date.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/without_quorum.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

bool is_blank(const ActionForm& form)
{
    return trimmed(form.what).empty() && form.owner.count() == 0 && trimmed(form.due_on).empty();
}

// The last day on which the meeting is held again, as typed.
std::string until_held_again(UnitOfWork& work,
                             const MeetingTools& tools,
                             const Actor& actor,
                             const MeetingId& id)
{
    const auto meeting = work.meetings.find(actor.authority, id);
    if (!meeting) return {};
    const Calendars calendars = calendars_of(work, actor.authority, tools.bank_holidays);
    return typed_date(reconvene_by(work, calendars.local, *meeting).last_day);
}

}  // namespace

std::string interim_action_field(std::size_t number, const std::string& field)
{
    return "action_" + std::to_string(number) + '_' + field;
}

Result<Meeting> adjourn_with_actions(UnitOfWork& work,
                                     const MeetingTools& tools,
                                     const Actor& actor,
                                     const CloseMeeting& command,
                                     const std::vector<ActionForm>& actions)
{
    std::vector<FieldError> faults;
    std::optional<Refusal> refused;
    for (std::size_t number = 1; number <= actions.size(); ++number) {
        ActionForm form = actions[number - 1];
        if (is_blank(form)) continue;
        if (!command.adjourns || number > most_interim_actions)
            return invalid(interim_action_field(number, "what"),
                           command.adjourns ? "Agree no more than ten in this step"
                                            : "These are for a meeting that is adjourned");
        if (trimmed(form.due_on).empty())
            form.due_on = until_held_again(work, tools, actor, command.meeting);
        // Agreed before the end, as the same person may do it only at a meeting they still hold.
        const auto added = add_action(work,
                                      tools.clock,
                                      tools.random,
                                      tools.links,
                                      actor,
                                      {.meeting = command.meeting, .form = form});
        if (added) continue;
        if (added.error().refusal != Refusal::invalid_input) return added.error();
        refused = Refusal::invalid_input;
        for (const FieldError& each : added.error().fields)
            faults.push_back({interim_action_field(number, each.field), each.message});
    }
    auto closed = close_meeting(work, case_tools(tools), actor, command);
    if (!closed && (faults.empty() || closed.error().fields.empty())) return closed;
    if (!closed) {
        refused = closed.error().refusal;
        faults.insert(faults.begin(), closed.error().fields.begin(), closed.error().fields.end());
    }
    if (refused) return Error{*refused, std::move(faults)};
    return closed;
}

}  // namespace quorate::core
