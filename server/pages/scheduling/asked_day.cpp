#include "server/pages/scheduling/asked_day.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"

namespace quorate::server {

using namespace std::chrono;

namespace {

bool is_weekend(core::Date day)
{
    return weekday{day} == Saturday || weekday{day} == Sunday;
}

}  // namespace

core::Date monday_of(core::Date day)
{
    return day - (weekday{day} - Monday);
}

PresentWeek present_week(core::Date today)
{
    const core::Date monday = monday_of(today);
    if (is_weekend(today)) return {.monday = monday + weeks{1}, .label = "Coming week"};
    return {.monday = monday, .label = "This week"};
}

PresentDay present_day(core::Date today)
{
    if (!is_weekend(today)) return {.day = today, .label = "Today"};
    const core::Date monday = monday_of(today) + weeks{1};
    return {.day = monday, .label = core::short_date(monday)};
}

PresentWeek present_week(const App& app)
{
    return present_week(core::london_date(app.now()));
}

core::Date asked_monday(const App& app, const Request& request, const std::string& name)
{
    const auto asked = asked_day(request, name);
    return asked ? monday_of(*asked) : present_week(app).monday;
}

std::optional<core::Date> asked_day(const Request& request, const std::string& name)
{
    // Farther away nothing can be booked or is kept, and years have four digits there.
    constexpr core::Date earliest{sys_days{2000y / 1 / 1}.time_since_epoch()};
    constexpr core::Date latest{sys_days{2100y / 1 / 1}.time_since_epoch()};
    const auto asked = core::parse_typed_date(request.query.get(name));
    if (asked && earliest <= *asked && *asked <= latest) return asked;
    return std::nullopt;
}

core::Date asked_or_next_day(App& app, const Request& request, const std::string& name)
{
    if (const auto asked = asked_day(request, name)) return *asked;
    return present_day(core::london_date(app.now())).day;
}

View day_links(const DayLinks& links)
{
    View view;
    view["previous_url"] = links.previous_url;
    view["this_url"] = links.this_url;
    view["this_label"] = links.this_label;
    view["is_this"] = links.is_this;
    view["next_url"] = links.next_url;
    view["about"] = links.about;
    return view;
}

}  // namespace quorate::server
