#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"

namespace quorate::server {

// Where meetings live.

std::string meetings_url();  // /meetings
std::string new_meeting_url(const core::CaseId& id = {},
                            std::string_view type = {},
                            const std::vector<core::ChildId>& children = {});
std::string meeting_url(const core::MeetingId& id,
                        std::string_view part = {});  // /meetings/{m}/move
std::string seat_url(const core::MeetingId& id, const core::InviteeId& seat, std::string_view part);
std::string calendar_url(std::string_view view, core::Date from, std::string_view who);
std::string reply_url(std::string_view token, std::string_view part = {});  // /i/{token}

}  // namespace quorate::server
