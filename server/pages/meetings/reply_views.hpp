#pragma once

#include <string>
#include <vector>

#include "core/meetings/record_reply.hpp"
#include "core/support/result.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// What is shown of a seat to whoever has its link, in the language of the view.

/// "Wednesday 25 November 2026"
std::string day_text(const core::SeatView& seat);

/// "10:00 to 11:00"; to a family "10 to 11 in the morning".
std::string times_for(const core::SeatView& seat);

/// An answer in the words in which this seat is offered it.
std::string offered_text(core::Reply reply, const core::SeatView& seat);

/// When and where, as the page behind a link says it, in the language of the view: for the template
/// reply/facts, with every word of the templates around it.
View invitation_facts(const core::SeatView& seat);

/// The questions of a reply: whether they come, who comes instead, and what they want to say.
std::vector<View> reply_fields(const core::SeatView& seat,
                               const core::ReplyForm& typed,
                               const std::vector<core::FieldError>& errors);

}  // namespace quorate::server
