#include "server/pages/scheduling/rooms_pages.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/support/text.hpp"
#include "server/app/page.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/asked_day.hpp"
#include "server/pages/scheduling/calendar_urls.hpp"
#include "server/pages/scheduling/day_track.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;
using core::Date;
using core::RoomTimes;

bool books_meetings(const core::Actor& actor)
{
    return core::permit_role(actor, core::Action::meeting_create).has_value();
}

// Everything that the tracks of some days are made from.
struct Ground {
    core::ServiceHours hours;
    KnownMeetings known;
    std::vector<Date> worked;                        // of the days
    std::vector<std::pair<Date, std::string>> shut;  // bank holidays and closures
};

Ground ground_of(App& app, core::UnitOfWork& work, const core::Actor& actor, Date first, Date last)
{
    Ground ground{.hours = work.availability.service_hours(actor.authority),
                  .known = known_meetings(app, work, actor, first, last + days{1}),
                  .worked = {},
                  .shut = {}};
    const auto local = core::calendars_of(work, actor.authority, app.bank_holidays).local;
    for (Date day = first; day <= last; day += days{1}) {
        if (local.is_working_day(day)) ground.worked.push_back(day);
        const std::string name = local.name_of(day);
        if (!name.empty()) ground.shut.emplace_back(day, name);
    }
    return ground;
}

// Nobody looks for gaps on days that are not worked.
Gaps gaps_of(
    App& app, const core::Actor& actor, const Ground& ground, const core::Room& room, Date day)
{
    const bool is_worked = std::ranges::find(ground.worked, day) != ground.worked.end();
    Gaps gaps{.hours = ground.hours,
              .room = room.id,
              .may_book = is_worked && room.active && books_meetings(actor),
              .now = app.now()};
    if (!is_worked) gaps.hours.closes = gaps.hours.opens;
    return gaps;
}

std::string shut_text(const Ground& ground, Date day)
{
    for (const auto& [date, name] : ground.shut)
        if (date == day) return name;
    return {};
}

std::string size_text(const core::Room& room)
{
    std::string text = room.building;
    text += (text.empty() ? "" : ", ") + counted(room.capacity, "person", "people");
    if (!room.active) text += ", no longer offered";
    return text;
}

struct RoomsOfDay {
    std::vector<RoomTimes> rooms;
    Ground ground;
};

std::string references_text(const core::DoorEntry& entry)
{
    if (entry.family_reference.empty()) return entry.reference;
    return entry.reference + " or " + entry.family_reference;
}

View rows_view(const std::vector<View>& rows)
{
    return View{kainjow::mustache::list{rows.begin(), rows.end()}};
}

}  // namespace

Response get_rooms_of_day(App& app, const Request& request, const core::Actor& actor)
{
    const Date day = asked_or_next_day(app, request, "date");
    const PresentDay present = present_day(core::london_date(app.now()));
    const auto found = app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<RoomsOfDay> {
        auto rooms = core::view_room_times(work, app.clock, actor, day, day);
        if (!rooms) return rooms.error();
        return RoomsOfDay{*std::move(rooms), ground_of(app, work, actor, day, day)};
    });
    if (!found) return refusal_page(app, request, actor, found.error());
    ShownHours shown = shown_hours(found->ground.hours);
    for (const RoomTimes& each : found->rooms)
        make_room_for(shown, each.times, day);
    std::vector<View> rows;
    for (const auto& [room, times] : found->rooms) {
        View row;
        row["id"] = "r" + number_text(rows.size());
        row["name"] = room.name;
        row["sub"] = size_text(room);
        row["row_url"] = room_diary_url(room.id, day);
        row["track"] = track_view(
            times, day, shown, gaps_of(app, actor, found->ground, room, day), found->ground.known);
        rows.push_back(std::move(row));
    }
    View page;
    page["head"] = page_head({.heading = "Rooms",
                              .sub = core::long_date(day),
                              .buttons = {{"Sheet for the door", day_sheet_url(day)}}});
    page["days"] = day_links({.previous_url = rooms_of_day_url(day - days{1}),
                              .this_url = rooms_of_day_url(present.day),
                              .this_label = present.label,
                              .is_this = day == present.day,
                              .next_url = rooms_of_day_url(day + days{1}),
                              .about = "Move between days"});
    page["go_url"] = std::string{"/rooms/day"};
    const std::string& typed = request.query.get("date");
    const bool unread = !core::trimmed(typed).empty() && !core::parse_typed_date(typed);
    const std::vector<core::FieldError> errors(
        unread ? 1 : 0, core::FieldError{"date", "Enter the day, like 14/6/2027"});
    page["error_summary"] = error_summary(errors);
    page["day_field"] = date_input({.name = "date",
                                    .label = "Another day",
                                    .value = unread ? typed : core::typed_date(day),
                                    .error = error_for(errors, "date"),
                                    .width = 10});
    page["go"] = button({.label = "Show", .look = ButtonLook::secondary});
    page["shut"] = shut_text(found->ground, day);
    page["hours"] = track_hours(shown);
    page["rows"] = rows_view(rows);
    page["rows_some"] = !rows.empty();
    page["nothing"] = rows.empty()
                          ? empty_state({.heading = "No rooms yet",
                                         .text = "Rooms are kept in the directory.",
                                         .link = {"Rooms of the directory", directory_url("rooms")},
                                         .icon = "room"})
                          : View{false};
    return html_page(app,
                     request,
                     actor,
                     "scheduling/rooms",
                     {.title = "Rooms of a day",
                      .section = Section::calendar,
                      .back = core::permit_role(actor, core::Action::meeting_list_diary)
                                  ? Link{"Calendar", "/calendar"}
                                  : Link{"Rooms", directory_url("rooms")}},
                     std::move(page));
}

Response get_room_diary(App& app, const Request& request, const core::Actor& actor)
{
    const Date monday = asked_monday(app, request, "week");
    const PresentWeek present = present_week(app);
    const core::RoomId id{request.value(0)};
    const auto found = app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<RoomsOfDay> {
        auto room = core::view_times_of_room(work, app.clock, actor, id, monday, monday + days{6});
        if (!room) return room.error();
        return RoomsOfDay{{*std::move(room)},
                          ground_of(app, work, actor, monday, monday + days{6})};
    });
    if (!found) return refusal_page(app, request, actor, found.error());
    const auto& [room, times] = found->rooms.front();
    ShownHours shown = shown_hours(found->ground.hours);
    for (Date day = monday; day < monday + weeks{1}; day += days{1})
        make_room_for(shown, times, day);
    std::vector<View> rows;
    for (Date day = monday; day < monday + weeks{1}; day += days{1}) {
        const bool is_weekend = day >= monday + days{5};
        View track = track_view(
            times, day, shown, gaps_of(app, actor, found->ground, room, day), found->ground.known);
        if (is_weekend && track.get("nothing")->is_true()) continue;
        View row;
        row["id"] = "d" + core::iso(day);
        row["name"] = core::short_date(day);
        row["sub"] = shut_text(found->ground, day);
        row["row_url"] = rooms_of_day_url(day);
        row["track"] = std::move(track);
        rows.push_back(std::move(row));
    }
    View page;
    std::vector<Link> buttons;
    if (may(app, actor, core::Action::room_edit))
        buttons.push_back({"Take the room out of use", times_url(actor, {room.id})});
    page["head"] = page_head({.heading = full_name(room),
                              .sub = "Diary from " + core::long_date(monday) + " to " +
                                     core::long_date(monday + days{4}),
                              .buttons = std::move(buttons)});
    page["days"] = day_links({.previous_url = room_diary_url(id, monday - weeks{1}),
                              .this_url = room_diary_url(id, present.monday),
                              .this_label = present.label,
                              .is_this = monday == present.monday,
                              .next_url = room_diary_url(id, monday + weeks{1}),
                              .about = "Move between weeks"});
    page["go_url"] = std::string{};
    page["shut"] = std::string{};
    page["hours"] = track_hours(shown);
    page["rows"] = rows_view(rows);
    page["rows_some"] = true;
    page["nothing"] = false;
    return html_page(app,
                     request,
                     actor,
                     "scheduling/rooms",
                     {.title = "Diary of a room",
                      .section = Section::calendar,
                      .back = {"Rooms of the day", rooms_of_day_url(monday)}},
                     std::move(page));
}

Response get_day_sheet(App& app, const Request& request, const core::Actor& actor)
{
    const Date day = asked_or_next_day(app, request, "date");
    const auto entries = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_day_sheet(work, app.clock, meeting_tools(app).links, actor, day);
    });
    if (!entries) return refusal_page(app, request, actor, entries.error());
    Table list{.caption = "What is on, by room",
               .columns = {"Room", "From", "Until", "Reference", "Seats"}};
    for (const core::DoorEntry& each : *entries)
        list.rows.push_back(
            {.cells = {
                 {.text = each.room, .sub = each.building},
                 {.text = core::london_clock_time(each.starts_at)},
                 {.text = each.ends_at ? core::london_clock_time(*each.ends_at) : std::string{}},
                 {.text = references_text(each)},
                 {.text = number_text(each.seats), .number = true}}});
    View page;
    const PresentDay present = present_day(core::london_date(app.now()));
    page["head"] = page_head({.heading = "Rooms on " + core::long_date(day),
                              .sub = "For the door: references and seats, no names"});
    page["days"] = day_links({.previous_url = day_sheet_url(day - days{1}),
                              .this_url = day_sheet_url(present.day),
                              .this_label = present.label,
                              .is_this = day == present.day,
                              .next_url = day_sheet_url(day + days{1}),
                              .about = "Move between days"});
    page["found"] = entries->empty() ? View{false} : table(list);
    page["nothing"] = entries->empty()
                          ? empty_state({.heading = "Nothing is on",
                                         .text = "No meeting is booked in any room on this day.",
                                         .icon = "room"})
                          : View{false};
    return html_page(app,
                     request,
                     actor,
                     "scheduling/day_sheet",
                     {.title = "Rooms of a day, for the door",
                      .section = Section::calendar,
                      .back = {"Rooms of the day", rooms_of_day_url(day)}},
                     std::move(page));
}

}  // namespace quorate::server
