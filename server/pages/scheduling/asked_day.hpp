#pragma once

#include <optional>
#include <string>

#include "core/support/clock.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// The day that an address asks for, as it is written or as people type it.
std::optional<core::Date> asked_day(const Request& request, const std::string& name);

/// The same; else the next day on which people work, which from Saturday on is the Monday that
/// comes: for pages of one day.
core::Date asked_or_next_day(App& app, const Request& request, const std::string& name);

core::Date monday_of(core::Date day);

/// The day that pages of one day show by themselves, and how their link to it is called: "Today".
/// From Saturday on it is the Monday that comes, "Mon 30 Nov".
struct PresentDay {
    core::Date day = {};
    std::string label = {};
};
PresentDay present_day(core::Date today);

/// The week that pages of a week show by themselves, and how their link to it is called: "This
/// week". From Saturday on it is the one that comes, "Coming week".
struct PresentWeek {
    core::Date monday = {};
    std::string label = {};
};
PresentWeek present_week(core::Date today);
PresentWeek present_week(const App& app);

/// The Monday of the week that an address asks for; else of the present one.
core::Date asked_monday(const App& app, const Request& request, const std::string& name);

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
