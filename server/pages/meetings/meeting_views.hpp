#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/meetings/meeting_choices.hpp"
#include "core/meetings/view_meeting.hpp"
#include "server/app/app.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {

// What the pages about meetings show in the same way.

core::MeetingTools meeting_tools(App& app);

/// Overview, People, Preparation, Reports, Who is here, Minutes, Actions, Papers and Messages, as
/// far as they are for the actor; `current` is the part of the address.
View meeting_tabs(const core::Actor& actor, const core::Meeting& meeting, std::string_view current);

/// {{#quorum}}{{> meetings/quorum}}{{/quorum}}: the rule, each agency, and what is missing, in the
/// words of what it rests on. Nothing for meetings without a quorum.
View quorum_box(const core::Quorum& quorum, core::QuorumBasis basis);

/// The same in one sentence: "Quorum at risk: it is met if everyone invited comes".
View quorum_basis_chip(const core::Quorum& quorum, core::QuorumBasis basis);

View quorum_state_chip(const core::Quorum& quorum);

/// "Held, quorate" by the register, and "Held" where no quorum is needed.
std::string held_text(const core::Quorum& quorum);
View held_chip(const core::Quorum& quorum);

/// What a list calls a meeting, and the reference it gives: to those who have no more than a seat,
/// what their invitation says.
std::string kind_text(const core::MeetingListing& entry);
std::string reference_text(const core::MeetingListing& entry);

/// "You have not replied", "Your reply: Attending"
std::string own_reply_text(const core::MeetingListing& entry);

View reply_chip(core::Reply reply);

/// What a seat says, as a page words it: "In the chair" of a chair who has said nothing else. Who
/// chairs is asked before the date is fixed, and is not waited for.
std::string reply_text(const core::Invitee& seat, const core::UserId& chair);

/// The same as a chip; that somebody has left, whatever they said before.
View reply_chip(const core::InviteeEntry& seat, const core::UserId& chair);

/// What a seat did once the meeting was held: "Came", "Sent apologies".
View came_chip(core::Attendance attendance);

/// "10:00 to 12:00"
std::string times_text(core::Instant from,
                       core::Instant to,
                       core::Language language = core::Language::english);

/// "Wed 25 Nov, 10:00 to 12:00"
std::string when_text(const core::Meeting& meeting);

/// "Room Oak, Civic House, or by video"
std::string where_text(const core::MeetingListing& listing);

/// "Testwood family: Rowan, 8, and Wren, 3": for people who are signed in and involved.
std::string family_text(const core::PersonName& family,
                        const std::vector<core::Child>& children,
                        core::Date on);

/// "Deputy of Lee Fixture", of a seat that was handed over
std::string deputy_text(const core::MeetingView& view, const core::InviteeId& seat);

/// "Police, Police protection unit", "Mother"
std::string seat_text(const core::InviteeEntry& seat);

}  // namespace quorate::server
