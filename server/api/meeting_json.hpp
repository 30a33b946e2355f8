#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/meetings/schedule_meeting.hpp"
#include "core/meetings/view_meeting.hpp"
#include "server/app/api.hpp"

namespace quorate::server {

// Meetings as the API gives and takes them.

json::object meeting_json(const core::MeetingView& view);
json::object listing_json(const core::MeetingListing& listing, const core::Quorum* quorum);
/// `change` is what the seat was asked to confirm, if anything.
json::object invitee_json(const core::InviteeEntry& seat,
                          const std::optional<core::ChangeSeen>& change = {});
json::object invitee_json(const core::MeetingView& view, const core::InviteeEntry& seat);
/// What is known of those who count: what they replied, that they were asked at all, or what their
/// calendars say as nobody is asked yet.
enum class PresenceOf { replied, asked, not_asked };
json::object quorum_json(const core::Quorum& quorum, PresenceOf presence = PresenceOf::replied);

/// A length. One that is out of all measure is refused as those that are too long.
std::optional<int> minutes_member(const json::object& body,
                                  std::string_view name,
                                  std::vector<core::FieldError>& errors);

/// When, where and who chairs: members that are missing keep what `now` says.
core::TimeAndPlace time_and_place_from(const json::object& body,
                                       core::TimeAndPlace now,
                                       std::vector<core::FieldError>& errors);

/// The part of a meeting that somebody comes for, "attends_from" and "attends_until": nothing when
/// both are missing or null.
std::optional<core::AttendanceWindow> window_from(const json::object& body,
                                                  std::vector<core::FieldError>& errors);

/// {"contact": id, "requirement": "quorum"}, or "family_member" or "user" instead of "contact"; and
/// the part they come for.
std::optional<core::SeatRequest> seat_request_from(const json::value& value);

/// The same error under the names the API uses: the form's date and time are its starts_at.
core::Error api_error(core::Error error);

/// What becomes of the meetings that one is held together with: "all", "alone", or not said.
core::HeldOthers held_others_member(const json::object& body,
                                    std::vector<core::FieldError>& errors);

}  // namespace quorate::server
