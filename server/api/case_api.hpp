#pragma once

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// /api/v1/cases: families.

Response get_api_cases(App& app, const Request& request, const core::Actor& actor);
Response post_api_case_search(App& app, const Request& request, const core::Actor& actor);
Response post_api_case(App& app, const Request& request, const core::Actor& actor);
Response get_api_case(App& app, const Request& request, const core::Actor& actor);
Response patch_api_case(App& app, const Request& request, const core::Actor& actor);

// /api/v1/cases/{f}/children, members, excluded-people: who is in them.

Response get_api_children(App& app, const Request& request, const core::Actor& actor);
Response get_api_child(App& app, const Request& request, const core::Actor& actor);
Response post_api_child(App& app, const Request& request, const core::Actor& actor);
Response patch_api_child(App& app, const Request& request, const core::Actor& actor);
Response get_api_members(App& app, const Request& request, const core::Actor& actor);
Response get_api_member(App& app, const Request& request, const core::Actor& actor);
Response post_api_member(App& app, const Request& request, const core::Actor& actor);
Response patch_api_member(App& app, const Request& request, const core::Actor& actor);
Response get_api_address(App& app, const Request& request, const core::Actor& actor);
Response post_api_address(App& app, const Request& request, const core::Actor& actor);
Response get_api_excluded(App& app, const Request& request, const core::Actor& actor);
Response get_api_excluded_person(App& app, const Request& request, const core::Actor& actor);
Response post_api_excluded(App& app, const Request& request, const core::Actor& actor);
Response post_api_lift_exclusion(App& app, const Request& request, const core::Actor& actor);

// /api/v1/cases/{f}/must-not-meet: pairs who come to different parts of a meeting.
Response get_api_must_not_meet(App& app, const Request& request, const core::Actor& actor);
Response get_api_pair(App& app, const Request& request, const core::Actor& actor);
Response post_api_must_not_meet(App& app, const Request& request, const core::Actor& actor);
Response post_api_end_must_not_meet(App& app, const Request& request, const core::Actor& actor);

// /api/v1/cases/{f}/events, due-dates, /api/v1/work-queue and /api/v1/due-dates: what happened and
// what is due.

Response get_api_events(App& app, const Request& request, const core::Actor& actor);
Response get_api_event(App& app, const Request& request, const core::Actor& actor);
Response post_api_event(App& app, const Request& request, const core::Actor& actor);
Response post_api_correct_event(App& app, const Request& request, const core::Actor& actor);
Response post_api_withdraw_event(App& app, const Request& request, const core::Actor& actor);
Response get_api_due_dates(App& app, const Request& request, const core::Actor& actor);
Response post_api_settle_due_date(App& app, const Request& request, const core::Actor& actor);
Response get_api_work_queue(App& app, const Request& request, const core::Actor& actor);
Response get_api_due_list(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
