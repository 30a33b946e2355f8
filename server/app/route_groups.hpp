#pragma once

#include <vector>

#include "server/app/route.hpp"

namespace quorate::server {

// The rows of the route table, a subject at a time; each lives in server/app/routes_SUBJECT.cpp.

std::vector<Route> access_api_routes();
std::vector<Route> account_api_routes();
std::vector<Route> account_routes();
std::vector<Route> app_password_routes();
std::vector<Route> availability_api_routes();
std::vector<Route> calendar_routes();
std::vector<Route> case_api_routes();
std::vector<Route> case_routes();
std::vector<Route> dav_routes();
std::vector<Route> directory_api_routes();
std::vector<Route> directory_routes();
std::vector<Route> feed_routes();
std::vector<Route> letter_api_routes();
std::vector<Route> mail_routes();
std::vector<Route> meeting_routes();
std::vector<Route> moved_dates_routes();
std::vector<Route> operation_routes();
std::vector<Route> overrun_api_routes();
std::vector<Route> pack_api_routes();
std::vector<Route> pack_routes();
std::vector<Route> poll_api_routes();
std::vector<Route> poll_routes();
std::vector<Route> preparation_api_routes();
std::vector<Route> preparation_routes();
std::vector<Route> proposal_routes();
std::vector<Route> record_api_routes();
std::vector<Route> record_routes();
std::vector<Route> report_routes();
std::vector<Route> retention_routes();
std::vector<Route> scheduling_api_routes();
std::vector<Route> scheduling_routes();
std::vector<Route> settings_api_routes();
std::vector<Route> settings_routes();
std::vector<Route> sign_in_routes();

}  // namespace quorate::server
