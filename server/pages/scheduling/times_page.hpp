#pragma once

#include <string>
#include <vector>

#include "core/availability/calendar_owner.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/pages/scheduling/times_views.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {

/// What was typed into a form of the page about somebody's time, and what is wrong with it.
struct TypedTimes {
    TypedBusy busy = {};
    std::string url = {};
    std::vector<core::FieldError> errors = {};
    int status = 200;
};

/// The page: what is taken, working hours, calendar addresses, whether it is known at all.
Response times_page(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const core::CalendarOwner& owner,
                    const TypedTimes& typed = {});

/// "Are you sure?" before something on it is taken back.
Response times_question(App& app,
                        const Request& request,
                        const core::Actor& actor,
                        const core::CalendarOwner& owner,
                        const ConfirmPage& question);

/// For an address of nobody's times.
Response no_such_times(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
