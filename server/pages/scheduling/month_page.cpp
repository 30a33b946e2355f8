#include "server/pages/scheduling/month_page.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/meetings/calendar_week.hpp"
#include "server/app/page.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/asked_day.hpp"
#include "server/pages/scheduling/calendar_nav.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;
using core::Date;

year_month_day civil(Date day)
{
    return year_month_day{sys_days{day.time_since_epoch()}};
}

Date first_of_month(Date day)
{
    return day - (days{static_cast<unsigned>(civil(day).day())} - days{1});
}

// A month has 31 days at most, and 28 at least.
Date next_month(Date first)
{
    return first_of_month(first + days{31});
}

struct Month {
    core::CalendarCounts counts;
    std::vector<Date> shut = {};  // bank holidays and closures, not weekends
};

// What is overdue stands on today, where it can still be acted on.
struct LastDays {
    int late = 0;
    int ahead = 0;
};

std::map<Date, LastDays> last_days_by_day(const core::CalendarCounts& counts, Date today)
{
    std::map<Date, LastDays> by_day;
    for (const core::LastDay& each : counts.last_days) {
        const Date limit = each.row.due.limit_date;
        LastDays& that = by_day[limit < today ? today : limit];
        ++(each.is_past ? that.late : that.ahead);
    }
    return by_day;
}

View day_view(
    Date day, Date today, const Month& month, const LastDays& last, const std::string& who)
{
    const auto found = month.counts.meetings.find(day);
    const int meetings = found == month.counts.meetings.end() ? 0 : found->second;
    const auto weekday_of_day = weekday{day}.iso_encoding();
    View view;
    view["name"] = core::short_date(day);
    view["is_today"] = day == today;
    view["place"] = civil(day).day() == std::chrono::day{1}
                        ? "cm-month__d" + number_text(weekday_of_day)
                        : std::string{};
    view["is_quiet"] = weekday_of_day > 5 || std::ranges::find(month.shut, day) != month.shut.end();
    view["meetings"] = meetings == 0 ? std::string{} : counted(meetings, "meeting", "meetings");
    view["week_url"] = calendar_url("week", monday_of(day), who);
    view["late"] =
        last.late == 0 ? View{false} : chip(Chip::late, counted(last.late, "overdue", "overdue"));
    view["ahead"] = last.ahead == 0
                        ? View{false}
                        : chip(Chip::soon, counted(last.ahead, "last day", "last days"));
    view["is_empty"] = meetings == 0 && last.late == 0 && last.ahead == 0;
    return view;
}

}  // namespace

Response get_month(App& app, const Request& request, const core::Actor& actor)
{
    const Date today = core::london_date(app.now());
    const Date first = first_of_month(asked_day(request, "from").value_or(today));
    const Date after = next_month(first);
    const std::string who = whose_calendar(request, actor);
    const auto chair = who == "me" ? std::optional{actor.user} : std::nullopt;
    const auto month = app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Month> {
        auto counts = core::calendar_counts(work, meeting_tools(app), actor, first, after, chair);
        if (!counts) return counts.error();
        Month made{.counts = *std::move(counts)};
        const auto local = core::calendars_of(work, actor.authority, app.bank_holidays).local;
        for (Date day = first; day < after; day += days{1})
            if (!local.name_of(day).empty()) made.shut.push_back(day);
        return made;
    });
    if (!month) return refusal_page(app, request, actor, month.error());

    auto last_days = last_days_by_day(month->counts, today);
    kainjow::mustache::list shown;
    int meetings = 0;
    int limits = 0;
    for (Date day = first; day < after; day += days{1}) {
        shown.push_back(day_view(day, today, *month, last_days[day], who));
        const auto found = month->counts.meetings.find(day);
        meetings += found == month->counts.meetings.end() ? 0 : found->second;
        limits += last_days[day].late + last_days[day].ahead;
    }
    const std::string name{core::month_name(first)};
    View page;
    page["heading"] = name + " " + number_text(static_cast<int>(civil(first).year()));
    page["sub"] = counted(meetings, "meeting", "meetings") + ", and " +
                  counted(limits, "last day", "last days") + " of what has no date";
    page["days_nav"] =
        day_links({.previous_url = calendar_url("month", first_of_month(first - days{1}), who),
                   .this_url = calendar_url("month", first_of_month(today), who),
                   .this_label = "This month",
                   .is_this = first == first_of_month(today),
                   .next_url = calendar_url("month", after, who),
                   .about = "Move between months"});
    add_calendar_nav(page, actor, {.view = "month", .who = who, .day = first});
    page["days"] = View{shown};
    return html_page(app,
                     request,
                     actor,
                     "scheduling/month",
                     {.title = "Calendar, month", .section = Section::calendar},
                     std::move(page));
}

}  // namespace quorate::server
