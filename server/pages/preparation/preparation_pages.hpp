#pragma once

#include <string>
#include <string_view>

#include "core/support/id.hpp"
#include "server/app/route.hpp"

namespace quorate::server {

/// GET /meetings/{m}/preparation: what is settled for each of the family, and what is still open
Response get_preparation(App& app, const Request& request, const core::Actor& actor);

/// GET /meetings/{m}/preparation/settle?who=&point=: the form for one point of one person
Response get_settle_point(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/preparation/settle?who=&point=
Response post_settle_point(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/preparation/points/{p}/approve: a team manager's approval
Response post_approve_point(App& app, const Request& request, const core::Actor& actor);

/// GET /meetings/{m}/preparation/views?who=: the form for what somebody says
Response get_record_views(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/preparation/views?who=
Response post_record_views(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/preparation/views/{v}/mark: whether the family may be shown them
Response post_mark_views(App& app, const Request& request, const core::Actor& actor);

/// GET /meetings/{m}/preparation/views/{v}/picture: to be kept and never shown by the browser
Response post_views_mistake(App& app, const Request& request, const core::Actor& actor);
Response get_views_picture(App& app, const Request& request, const core::Actor& actor);

/// GET /meetings/{m}/preparation/exclusions: the form that asks the chair to keep somebody out
Response get_ask_for_exclusion(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/preparation/exclusions
Response post_ask_for_exclusion(App& app, const Request& request, const core::Actor& actor);

/// GET /meetings/{m}/preparation/exclusions/{x}: the chair's decision
Response get_decide_exclusion(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/preparation/exclusions/{x}
Response post_decide_exclusion(App& app, const Request& request, const core::Actor& actor);

std::string preparation_url(const core::MeetingId& meeting, std::string_view part = {});

}  // namespace quorate::server
