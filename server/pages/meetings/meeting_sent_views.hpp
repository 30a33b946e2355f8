#pragma once

#include "core/meetings/view_meeting.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// "What has been sent", a line for each time something was sent to several at once.
View sent_ledger(const std::vector<core::OutboxMessage>& messages);

/// Every message with its recipient and where it stands, newest first.
View sent_rows(const core::MeetingView& view, core::Instant now);

/// Whose invitation was taken back, when and, if they must not be there, why.
View ended_rows(const core::MeetingView& view);

}  // namespace quorate::server
