#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/due_dates/case_due_date.hpp"
#include "server/pages/meetings/meeting_form.hpp"
#include "server/pages/scheduling/chosen_slot.hpp"
#include "server/pages/scheduling/invitation_preview.hpp"

namespace quorate::server {

/// A time for a meeting whose invitations are to be checked: which of which.
struct TimeToCheck {
    core::HoldId hold = {};
    core::CaseId family = {};
    core::MeetingType type = core::MeetingType::core_group;
    core::ChosenSlot slot;
    std::vector<core::ChildId> children = {};  // none named: as the needs say
};

/// What would be booked and sent, with what was typed.
struct InvitationsToCheck {
    core::MeetingChoices choices;
    core::MeetingNeeds needs = {};
    core::MeetingDraft draft = {};
    std::optional<core::SlotHold> hold = {};     // nothing once it has run out
    std::optional<core::CaseDueDate> late = {};  // the limit that the time is after
    std::string room_name = {};
    std::vector<core::InterpreterNeed> interpreters = {};
    bool has_interpreters = false;  // the directory knows of one who could be invited
    std::vector<core::MissingHelp> missing_help = {};  // of what the needs ask for
    std::optional<InvitationPreview> preview = {};
};

/// The time meant by /meetings/holds/{h} with `fields` of its address or form. They say all of it;
/// without them the hold does, while there is one.
core::Result<TimeToCheck> time_to_check(App& app,
                                        const Request& request,
                                        const core::Actor& actor,
                                        const Fields& fields);

/// The meeting that is to be booked: what was typed, over what the meeting needs.
core::MeetingDraft draft_to_send(const TimeToCheck& asked,
                                 const core::MeetingNeeds& needs,
                                 const std::optional<MeetingForm>& form);

/// `mail` is the seat whose e-mail is shown.
core::Result<InvitationsToCheck> invitations_to_check(App& app,
                                                      const core::Actor& actor,
                                                      const TimeToCheck& asked,
                                                      const std::optional<MeetingForm>& form,
                                                      std::optional<std::size_t> mail = {});

}  // namespace quorate::server
