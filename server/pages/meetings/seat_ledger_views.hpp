#pragma once

#include <string>

#include "core/meetings/view_meeting.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// What was sent to whoever holds a seat and what became of it, a line for each step, in London
/// time, the first first.
View ledger_rows(const core::MeetingView& view, const core::SeatHolder& holder);

/// "it came back (5.1.1)", "the address was said to be wrong": of what did not reach somebody.
std::string why_not_delivered(const core::OutboxMessage& message);

/// "Not told: Noor Stubb (it came back (5.1.1)).", for each of view.not_told.
std::string not_told_text(const core::NotTold& each);

/// "Invitation not delivered: came back (5.1.1)", while somebody has to do something about it.
std::string undelivered_text(const core::MeetingView& view, const core::Invitee& seat);

}  // namespace quorate::server
