#include "server/pages/meetings/calendar_pages.hpp"

#include "core/access/permission.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/calendar_week.hpp"
#include "server/app/page.hpp"
#include "server/pages/dates/moved_dates_page.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/meetings/calendar_days.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/asked_day.hpp"
#include "server/pages/scheduling/calendar_nav.hpp"
#include "server/pages/scheduling/calendar_urls.hpp"
#include "server/pages/scheduling/month_page.hpp"
#include "server/pages/scheduling/team_week_page.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;
using core::Date;

struct Asked {
    std::string view = "week";
    std::string who = "all";
    Date monday;

    std::optional<core::UserId> chair(const core::Actor& actor) const
    {
        return who == "me" ? std::optional{actor.user} : std::nullopt;
    }
};

Asked asked_for(App& app, const Request& request, const core::Actor& actor)
{
    Asked asked{.monday = asked_monday(app, request, "from")};
    if (request.query.get("view") == "list") asked.view = "list";
    asked.who = whose_calendar(request, actor);
    return asked;
}

View table_of(const core::CalendarDays& days)
{
    const auto& entries = days.meetings.page.entries;
    const bool reduced = !entries.empty() && entries.front().is_reduced;
    Table list{.caption = "Meetings of these four weeks",
               .columns = {"When", "Meeting", "Where", reduced ? "Your reply" : "Quorum"}};
    for (const core::MeetingListing& entry : entries) {
        const auto found = days.meetings.quorum.find(entry.meeting.id);
        Cell quorum;
        if (entry.meeting.status == core::MeetingStatus::held)
            quorum.chips.push_back(
                held_chip(found == days.meetings.quorum.end() ? core::Quorum{} : found->second));
        else if (entry.own_reply)
            quorum.chips.push_back(reply_chip(*entry.own_reply));
        else if (found != days.meetings.quorum.end() &&
                 found->second.state != core::QuorumState::not_needed)
            quorum.chips.push_back(quorum_state_chip(found->second));
        else
            quorum.text = "–";
        list.rows.push_back(
            {.cells = {{.text = when_text(entry.meeting)},
                       {.text = kind_text(entry),
                        .url = entry.may_open ? meeting_url(entry.meeting.id) : std::string{},
                        .sub = reference_text(entry)},
                       {.text = where_text(entry)},
                       std::move(quorum)}});
    }
    return list.rows.empty() ? View{false} : table(list);
}

}  // namespace

Response get_calendar(App& app, const Request& request, const core::Actor& actor)
{
    if (request.query.get("view") == "month") return get_month(app, request, actor);
    if (request.query.get("view") == "team") return get_team_week(app, request, actor);
    const Asked asked = asked_for(app, request, actor);
    const bool is_list = asked.view == "list";
    const bool is_reduced = core::is_reduced(actor, core::Action::meeting_view);
    const PresentWeek present = present_week(app);
    core::CalendarTimes own;
    const auto days = app.transact(actor, [&](core::UnitOfWork& work) {
        if (asked.who == "me" && !is_list && !is_reduced)
            own = core::own_times(
                work, app.clock, actor, asked.monday, asked.monday + std::chrono::days{6});
        return core::calendar_days(work,
                                   meeting_tools(app),
                                   actor,
                                   asked.monday,
                                   asked.monday + (is_list ? weeks{4} : weeks{1}),
                                   asked.chair(actor));
    });
    if (!days) return refusal_page(app, request, actor, days.error());

    const Date today = core::london_date(app.now());
    const Date friday = asked.monday + std::chrono::days{4};
    const auto to = [&](Date monday, std::string_view view, std::string_view who) {
        return calendar_url(view, monday, who);
    };
    View page;
    page["heading"] = asked.who == "me" || is_reduced ? "Your week" : "Everyone’s week";
    page["sub"] = is_list ? "Four weeks from " + core::long_date(asked.monday)
                          : core::long_date(asked.monday) + " to " + core::long_date(friday);
    page["previous_url"] = to(asked.monday - weeks{1}, asked.view, asked.who);
    page["this_url"] = to(present.monday, asked.view, asked.who);
    page["next_url"] = to(asked.monday + weeks{1}, asked.view, asked.who);
    page["this_label"] = present.label;
    page["is_this"] = asked.monday == present.monday;
    add_calendar_nav(page, actor, {.view = asked.view, .who = asked.who, .day = asked.monday});
    page["book_url"] =
        core::permit_role(actor, core::Action::meeting_create) ? new_meeting_url() : std::string{};
    page["moved"] = moved_dates_notice(app, actor);
    std::map<core::MeetingId, core::TakenFromMeeting> taken;
    std::vector<core::MeetingListing> declined;
    if (!is_reduced)
        app.database.read([&](core::UnitOfWork& work) {
            taken = core::taken_from_meetings(work, days->meetings.page.entries, app.now());
            declined = core::declined_by_their_chair(work, actor, app.now());
            return true;
        });
    Decisions decide = decisions(*days, taken, declined, app.now());
    page["cards"] = std::move(decide.cards);
    page["more_meetings"] =
        decide.more_meetings == 0
            ? std::string{}
            : "and " + counted(decide.more_meetings, "more meeting", "more meetings");
    page["more_meetings_url"] = meetings_url();
    page["more_dates"] = decide.more_dates == 0
                             ? std::string{}
                             : "and " + number_text(decide.more_dates) + " more without a date";
    page["more_dates_url"] = "/needs-a-date";
    page["cards_some"] = !page.get("cards")->list_value().empty();
    page["is_list"] = is_list;
    page["found"] = is_list ? table_of(*days) : View{false};
    page["nothing"] = is_list && days->meetings.page.entries.empty()
                          ? empty_state({.heading = "No meetings in these weeks",
                                         .text = "What is booked shows here.",
                                         .icon = "information"})
                          : View{false};
    const CalendarHours hours = calendar_hours(*days, actor.user);
    page["hours"] = hour_marks(hours);
    kainjow::mustache::list week;
    const int shown = is_list ? 0 : 5;
    for (int i = 0; i < shown; ++i)
        week.push_back(calendar_day(*days,
                                    asked.monday + std::chrono::days{i},
                                    today,
                                    hours,
                                    actor.user,
                                    i < 5 ? &own : nullptr));
    // A weekend is shown only when something is on.
    for (int i = 5; !is_list && i < 7; ++i) {
        View day =
            calendar_day(*days, asked.monday + std::chrono::days{i}, today, hours, actor.user);
        if (day.get("meetings")->list_value().empty()) continue;
        week.push_back(std::move(day));
        page["sub"] = core::long_date(asked.monday) + " to " +
                      core::long_date(asked.monday + std::chrono::days{i});
    }
    page["week"] = View{week};
    page["has_own"] = !own.held.empty() || !own.busy.empty();
    page["my_times_url"] = is_reduced || !core::permit_role(actor, core::Action::meeting_create)
                               ? std::string{}
                               : std::string{"/calendar/my-times"};
    page["away_url"] = core::permit_role(actor, core::Action::meeting_reschedule) ? chair_away_url()
                                                                                  : std::string{};
    page["rooms_url"] = core::permit_role(actor, core::Action::room_view_availability)
                            ? rooms_of_day_url(std::max(today, asked.monday))
                            : std::string{};
    page["feeds_url"] = may(app, actor, core::Action::feed_create_own) ? "/feeds" : "";
    return html_page(app,
                     request,
                     actor,
                     "meetings/calendar",
                     {.title = "Calendar", .section = Section::calendar},
                     std::move(page));
}

}  // namespace quorate::server
