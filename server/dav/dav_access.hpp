#pragma once

#include <optional>

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// Whom a calendar program speaks for, by an app password (HTTP Basic), or the answer that turns it
/// away. Nothing else lets in here, and an app password lets in nowhere else. Browsers send Basic
/// on their own once it was typed in, but no page of another site can make one send any of the
/// methods that change something here without asking first, and we never say yes.
struct CalendarUser {
    CalendarOwnerSeen owner = {};
    std::optional<Response> turned_away = {};
};
CalendarUser calendar_user(App& app, const Request& request);

}  // namespace quorate::server
