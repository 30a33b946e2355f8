#include "server/pages/scheduling/invitations_to_check.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/people/room_store.hpp"
#include "core/support/text.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

std::optional<core::CaseDueDate> limit_missed(const core::MeetingChoices& choices,
                                              const core::MeetingNeeds& needs,
                                              const core::ChosenSlot& slot)
{
    const core::Instant starts = core::london_instant(slot.starts_at);
    for (const core::CaseDueDate& due : choices.limits)
        if (waits_for_one_of(due, needs.children))
            return is_kept_at(due, starts) ? std::nullopt : std::optional{due};
    return std::nullopt;
}

std::optional<core::SlotHold> live_hold(core::UnitOfWork& work,
                                        App& app,
                                        const core::Actor& actor,
                                        const TimeToCheck& asked)
{
    auto hold = core::find_hold(work, app.clock, actor, asked.hold);
    const bool is_it = hold && hold->case_id == asked.family && hold->chair == asked.slot.chair &&
                       hold->starts_at == core::london_instant(asked.slot.starts_at);
    if (!is_it) return std::nullopt;
    return *std::move(hold);
}

// One interpreter who is missing is told of once: with the name of whom it is known of already.
std::vector<core::MissingHelp> help_that_is_missing(const InvitationsToCheck& made)
{
    std::vector<core::SeatHolder> asked;
    for (const core::SeatRequest& seat : made.draft.invitees)
        asked.push_back(seat.holder);
    auto missing = core::missing_help(made.choices, made.needs.help, asked);
    const std::string languages = core::lower_case(made.needs.help.interpreter);
    const bool is_told =
        std::ranges::any_of(made.interpreters, [&](const core::InterpreterNeed& need) {
            return !need.is_asked && core::lower_case(need.language) == languages;
        });
    if (is_told)
        std::erase_if(missing, [](const core::MissingHelp& each) {
            return each.part == core::SeatPart::interpreter;
        });
    return missing;
}

}  // namespace

core::Result<TimeToCheck> time_to_check(App& app,
                                        const Request& request,
                                        const core::Actor& actor,
                                        const Fields& fields)
{
    const core::HoldId id{request.value(0)};
    const auto type = core::meeting_type_from(fields.get("type"));
    const auto slot = slot_from(fields.get("slot"));
    if (type && slot)
        return TimeToCheck{.hold = id,
                           .family = core::CaseId{fields.get("family")},
                           .type = *type,
                           .slot = *slot,
                           .children = children_in(fields)};
    return app.read(actor, [&](core::UnitOfWork& work) -> core::Result<TimeToCheck> {
        const auto hold = core::find_hold(work, app.clock, actor, id);
        if (!hold) return hold.error();
        return TimeToCheck{.hold = id,
                           .family = hold->case_id,
                           .type = hold->type,
                           .slot = {.starts_at = core::london_civil(hold->starts_at),
                                    .chair = hold->chair,
                                    .room = hold->room},
                           .children = hold->children};
    });
}

core::MeetingDraft draft_to_send(const TimeToCheck& asked,
                                 const core::MeetingNeeds& needs,
                                 const std::optional<MeetingForm>& form)
{
    core::MeetingDraft draft = core::meeting_draft_of(needs, asked.slot);
    draft.hold = asked.hold;
    if (!form) return draft;
    draft.invitees = form->invitees;
    for (core::SeatRequest& seat : draft.invitees) {
        const auto need = std::ranges::find(needs.seats, seat.holder, &core::SeatNeed::holder);
        if (need != needs.seats.end()) seat.window = need->window;
    }
    core::TimeAndPlace& place = draft.when_and_where;
    place.video_link = form->video_link;
    place.late_authoriser = core::UserId{form->late_authoriser};
    place.late_reason_code = form->late_reason_code;
    place.late_reason = form->late_reason;
    draft.confirmed.quorum = draft.confirmed.quorum || form->confirmed.quorum;
    draft.confirmed.duplicate = form->confirmed.duplicate;
    draft.confirmed.room = form->confirmed.room;
    draft.confirmed.busy = form->confirmed.busy;
    draft.confirmed.hours = form->confirmed.hours;
    draft.confirmed.meet = form->confirmed.meet;
    return draft;
}

core::Result<InvitationsToCheck> invitations_to_check(App& app,
                                                      const core::Actor& actor,
                                                      const TimeToCheck& asked,
                                                      const std::optional<MeetingForm>& form,
                                                      std::optional<std::size_t> mail)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<InvitationsToCheck> {
        const core::MeetingTools tools = meeting_tools(app);
        auto choices = core::meeting_choices(work, tools, actor, asked.family, asked.type);
        if (!choices) return choices.error();
        core::audit(work,
                    actor,
                    app.now(),
                    {.action = core::Action::meeting_create,
                     .object = asked.family.text(),
                     .case_id = asked.family,
                     .detail = "part=invitations"});
        InvitationsToCheck made{.choices = *std::move(choices)};
        made.needs = core::meeting_needs(work, tools, made.choices, asked.type, asked.children);
        made.draft = draft_to_send(asked, made.needs, form);
        made.interpreters = core::interpreters_needed(work, made.choices, made.needs);
        made.has_interpreters = could_ask_for(made.choices, core::SeatPart::interpreter);
        made.missing_help = help_that_is_missing(made);
        made.hold = live_hold(work, app, actor, asked);
        made.late = limit_missed(made.choices, made.needs, asked.slot);
        if (asked.slot.room)
            if (const auto room = work.rooms.find(actor.authority, *asked.slot.room))
                made.room_name = full_name(*room);
        made.preview = invitation_preview(work, app, made.choices, made.needs, made.draft, mail);
        return made;
    });
}

}  // namespace quorate::server
