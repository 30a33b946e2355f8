#pragma once

#include <string>

#include "core/support/clock.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// The day that an address asks for, as it is written or as people type it; else today, and from
/// Saturday on the Monday that comes.
core::Date asked_day(App& app, const Request& request, const std::string& name);

core::Date monday_of(core::Date day);

/// The links before a page's days, the present and after them: {{#days}}{{>
/// scheduling/days}}{{/days}}
struct DayLinks {
    std::string previous_url = {};
    std::string this_url = {};
    std::string this_label = {};
    bool is_this = false;
    std::string next_url = {};
    std::string about = {};  // "Move between days"
};
View day_links(const DayLinks& links);

}  // namespace quorate::server
