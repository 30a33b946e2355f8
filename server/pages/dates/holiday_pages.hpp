#pragma once

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// The bank holidays that an authority counts by. One administrator puts a change forward, another
// confirms it.

Response get_holidays(App& app, const Request& request, const core::Actor& actor);

/// A day that becomes a bank holiday, or takes the place of one, at short notice.
Response post_one_off_holiday(App& app, const Request& request, const core::Actor& actor);

/// A whole list: GOV.UK's JSON or our CSV.
Response post_holiday_list(App& app, const Request& request, const core::Actor& actor);

Response post_confirm_holidays(App& app, const Request& request, const core::Actor& actor);
Response post_reject_holidays(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
