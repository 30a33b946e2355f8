#include "server/pages/scheduling/team_week_page.hpp"

#include <algorithm>

#include "core/availability/view_calendars.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/people/team_store.hpp"
#include "server/app/page.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/asked_day.hpp"
#include "server/pages/scheduling/calendar_nav.hpp"
#include "server/pages/scheduling/calendar_urls.hpp"
#include "server/pages/scheduling/day_track.hpp"
#include "server/pages/scheduling/time_words.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;
using core::CivilStretch;
using core::CivilTime;
using core::Date;

constexpr int days_shown = 5;

struct Entry {
    CivilStretch when = {};
    std::string words = {};
    std::string url = {};
};

struct TeamWeek {
    std::vector<core::Team> teams;
    std::optional<core::TeamId> team = {};
    std::vector<core::PersonTimes> people = {};
    KnownMeetings known = {};
};

// The team that is asked for, else the first of the actor's own, else the first of all.
std::optional<core::TeamId> chosen_team(const Request& request,
                                        const core::Actor& actor,
                                        const std::vector<core::Team>& teams)
{
    const core::TeamId asked{request.query.get("team")};
    if (!asked.empty()) return asked;
    for (const core::Team& each : teams)
        if (std::ranges::find(actor.teams, each.id) != actor.teams.end()) return each.id;
    if (teams.empty()) return std::nullopt;
    return teams.front().id;
}

bool is_on(const CivilStretch& when, Date day)
{
    return when.from < CivilTime{day + days{1}} && CivilTime{day} < when.until;
}

bool covers_day(const CivilStretch& when, Date day)
{
    return when.from <= CivilTime{day} && CivilTime{day + days{1}} <= when.until;
}

std::vector<Entry> entries_of(const core::CalendarTimes& times,
                              Date day,
                              const KnownMeetings& known)
{
    std::vector<Entry> entries;
    for (const core::MeetingTime& each : times.meetings) {
        Entry entry{.when = core::civil_stretch(each.starts_at, each.ends_at), .words = "Meeting"};
        if (const auto found = known.find(each.meeting); found != known.end()) {
            entry.words = kind_text(found->second) + ", " + reference_text(found->second);
            if (found->second.may_open) entry.url = meeting_url(each.meeting);
        }
        entries.push_back(std::move(entry));
    }
    for (const core::TimeSpan& each : times.held)
        entries.push_back({.when = core::civil_stretch(each.from, each.until),
                           .words = "Held while it is booked"});
    for (const core::BusyTime& each : times.busy)
        entries.push_back(
            {.when = core::civil_stretch(each.starts_at, each.ends_at), .words = busy_words(each)});
    for (const CivilStretch& each : times.off)
        if (covers_day(each, day)) entries.push_back({.when = each, .words = "Does not work"});
    std::erase_if(entries, [&](const Entry& each) { return !is_on(each.when, day); });
    std::ranges::sort(entries, {}, [](const Entry& each) { return each.when; });
    return entries;
}

std::string when_words(const CivilStretch& when, Date day)
{
    if (covers_day(when, day)) return "All day";
    const auto text = [&](CivilTime at) {
        const CivilTime shown = std::clamp(at, CivilTime{day}, CivilTime{day + days{1}});
        return minutes_text(floor<minutes>(shown - CivilTime{day}));
    };
    return text(when.from) + " to " + text(when.until);
}

View cell_view(const core::CalendarTimes& times, Date day, const KnownMeetings& known)
{
    const auto entries = entries_of(times, day, known);
    View cell;
    cell["column"] = core::short_date(day);
    cell["is_free"] = entries.empty();
    cell["entries"] = view_list(entries, [&](const Entry& each) {
        View view;
        view["when"] = when_words(each.when, day);
        view["words"] = each.words;
        view["entry_url"] = each.url;
        return view;
    });
    return cell;
}

View person_view(const core::Actor& actor,
                 const core::PersonTimes& person,
                 Date monday,
                 const KnownMeetings& known)
{
    kainjow::mustache::list cells;
    for (int day = 0; day < days_shown; ++day)
        cells.push_back(cell_view(person.times, monday + days{day}, known));
    View view;
    view["name"] = person.name.reveal();
    view["job"] = person.job_title;
    view["times_url"] = times_url(actor, {person.user});
    view["cells"] = View{cells};
    return view;
}

core::Result<TeamWeek> team_week(
    App& app, core::UnitOfWork& work, const Request& request, const core::Actor& actor, Date monday)
{
    TeamWeek week{.teams = work.teams.choices(actor.authority)};
    week.team = chosen_team(request, actor, week.teams);
    const Date last = monday + days{days_shown - 1};
    auto people = core::view_team_times(
        work, app.clock, actor, week.team.value_or(core::TeamId{}), monday, last);
    if (!people && !(week.teams.empty() && people.error().refusal == core::Refusal::hidden))
        return people.error();
    if (people) week.people = *std::move(people);
    week.known = known_meetings(app, work, actor, monday, last + days{1});
    return week;
}

View filter_field(const TeamWeek& week)
{
    std::vector<Option> options;
    for (const core::Team& each : week.teams)
        options.push_back({each.id.text(), each.name});
    return select({.name = "team",
                   .label = "Team",
                   .options = std::move(options),
                   .chosen = week.team ? week.team->text() : std::string{}});
}

}  // namespace

Response get_team_week(App& app, const Request& request, const core::Actor& actor)
{
    const Date monday = asked_monday(app, request, "from");
    const PresentWeek present = present_week(app);
    const auto week = app.transact(actor, [&](core::UnitOfWork& work) {
        return team_week(app, work, request, actor, monday);
    });
    if (!week) return refusal_page(app, request, actor, week.error());
    const core::TeamId team = week->team.value_or(core::TeamId{});
    View page;
    page["heading"] = std::string{"The team’s week"};
    page["sub"] = core::long_date(monday) + " to " + core::long_date(monday + days{4});
    page["days_nav"] = day_links({.previous_url = team_week_url(team, monday - weeks{1}),
                                  .this_url = team_week_url(team, present.monday),
                                  .this_label = present.label,
                                  .is_this = monday == present.monday,
                                  .next_url = team_week_url(team, monday + weeks{1}),
                                  .about = "Move between weeks"});
    add_calendar_nav(page, actor, {.view = "team", .who = "all", .day = monday});
    page["from"] = core::iso(monday);
    page["filter"] = week->teams.empty() ? View{false} : filter_field(*week);
    page["show"] = button({.label = "Show", .look = ButtonLook::secondary});
    kainjow::mustache::list columns;
    for (int day = 0; day < days_shown; ++day)
        columns.push_back(text(core::short_date(monday + days{day})));
    page["columns"] = View{columns};
    page["people"] = view_list(week->people, [&](const core::PersonTimes& each) {
        return person_view(actor, each, monday, week->known);
    });
    page["people_some"] = !week->people.empty();
    page["nothing"] = week->people.empty()
                          ? empty_state({.heading = "Nobody is in this team",
                                         .text = "Administrators say in accounts who is.",
                                         .icon = "people"})
                          : View{false};
    return html_page(app,
                     request,
                     actor,
                     "scheduling/team_week",
                     {.title = "Calendar, team", .section = Section::calendar},
                     std::move(page));
}

}  // namespace quorate::server
