#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/meetings/meeting_type.hpp"
#include "core/support/id.hpp"

namespace quorate::server {

// Where asking people about times lives.

inline constexpr const char* start_poll_path = "/meetings/new/poll";

/// /polls: what somebody has asked, and what waits for them.
inline constexpr const char* polls_path = "/polls";

/// /meetings/new/poll: which of the times that were found to ask about.
std::string start_poll_url(const core::CaseId& id,
                           core::MeetingType type,
                           const std::vector<core::ChildId>& children = {});

std::string poll_url(const core::PollId& id, std::string_view part = {});  // /polls/{p}/settle

/// /polls/{p}/seats/{s}: what somebody said of the times on the telephone.
std::string poll_seat_url(const core::PollId& id, const core::PollSeatId& seat);

std::string poll_link_url(std::string_view token, std::string_view part = {});  // /t/{token}

}  // namespace quorate::server
