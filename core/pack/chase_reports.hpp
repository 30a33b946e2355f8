#pragma once

#include <optional>

#include "core/meetings/meeting_tools.hpp"
#include "core/outbox/outbox_message.hpp"
#include "core/pack/report_due.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Reminds one seat of its report, or without a seat everybody whose report is missing: at most
/// once on a day each, and nobody of the family. Gives how many messages were queued; a seat that
/// is named and cannot be reminded is `wrong_state`, as is a meeting that has begun.
Result<int> remind_of_reports(UnitOfWork& work,
                              const MeetingTools& tools,
                              const Actor& actor,
                              const MeetingId& meeting,
                              const std::optional<InviteeId>& seat);

/// Whether a queued message about a missing report may still leave: it is missing still, and the
/// meeting is still to be held.
bool report_chase_still_to_be_sent(UnitOfWork& work, const OutboxMessage& message);

}  // namespace quorate::core
