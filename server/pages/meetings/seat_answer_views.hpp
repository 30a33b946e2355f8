#pragma once

#include <string>
#include <vector>

#include "core/meetings/record_reply.hpp"
#include "core/meetings/view_meeting.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// What people said of a private place and of the language they want to speak, for staff.

/// What one person said, with who asked them and when: "Wants to speak Welsh: asked by Ash Demosby,
/// Fri 20 Nov".
View said_besides(const core::MeetingView& view, const core::InviteeId& seat);

/// The questions that staff can ask in the same call, for the form of a reply. `typed` is what was
/// chosen in it before, and empty in a new one.
View asked_besides(const core::Invitee& seat,
                   core::MeetingMode mode,
                   core::Jurisdiction jurisdiction,
                   const core::ReplyForm& typed);

/// Something to arrange because of what somebody said.
struct ToArrange {
    std::string strong;
    std::string words;
    std::string label;
};

/// A place for each who has none, then the languages.
std::vector<ToArrange> places_to_arrange(const core::MeetingView& view);
std::vector<ToArrange> languages_to_arrange(const core::MeetingView& view);

}  // namespace quorate::server
