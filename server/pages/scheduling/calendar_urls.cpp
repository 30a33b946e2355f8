#include "server/pages/scheduling/calendar_urls.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/typed_date.hpp"
#include "server/pages/directory/directory_urls.hpp"

namespace quorate::server {
namespace {

std::string kind_of(const core::CalendarOwner& owner)
{
    const std::string key = owner_key(owner);
    return key.substr(0, key.find(':'));
}

}  // namespace

std::string times_url(const core::Actor& actor, const core::CalendarOwner& owner)
{
    if (owner == core::CalendarOwner{actor.user}) return "/calendar/my-times";
    return "/calendar/times/" + kind_of(owner) + '/' + owner_id(owner);
}

std::string times_part_url(const core::CalendarOwner& owner, std::string_view part)
{
    return ("/calendar/times/" + kind_of(owner) + '/' + owner_id(owner) + '/').append(part);
}

std::string busy_time_url(const core::BusyTimeId& id)
{
    return "/calendar/busy/" + id.text() + "/remove";
}

std::string busy_feed_url(const core::BusyFeedId& id)
{
    return "/calendar/addresses/" + id.text() + "/remove";
}

std::string times_import_url()
{
    return "/calendar/import";
}

std::string service_times_url()
{
    return "/calendar/service-times";
}

std::string chair_away_url()
{
    return "/calendar/chair-away";
}

std::string chair_away_url(const core::UserId& chair, core::Date from, core::Date until)
{
    return with_query(chair_away_url(),
                      {{"chair", chair.text()},
                       {"from", core::typed_date(from)},
                       {"until", core::typed_date(until)}});
}

std::string room_diary_url(const core::RoomId& room, core::Date day)
{
    return with_query("/rooms/" + room.text() + "/diary", {{"week", core::iso(day)}});
}

std::string rooms_of_day_url(core::Date day)
{
    return with_query("/rooms/day", {{"date", core::iso(day)}});
}

std::string day_sheet_url(core::Date day)
{
    return with_query("/rooms/sheet", {{"date", core::iso(day)}});
}

std::string team_week_url(const core::TeamId& team, core::Date monday)
{
    return with_query("/calendar",
                      {{"view", "team"}, {"from", core::iso(monday)}, {"team", team.text()}});
}

}  // namespace quorate::server
