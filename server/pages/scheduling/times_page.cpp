#include "server/pages/scheduling/times_page.hpp"

#include "core/access/permission.hpp"
#include "core/availability/availability_access.hpp"
#include "core/availability/busy_feeds.hpp"
#include "core/availability/busy_times.hpp"
#include "core/availability/calendar_sharing.hpp"
#include "core/availability/working_patterns.hpp"
#include "core/dates/london_time.hpp"
#include "server/app/page.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/scheduling/calendar_urls.hpp"
#include "server/pages/scheduling/times_owner.hpp"

namespace quorate::server {
namespace {

using core::CalendarOwner;

constexpr int times_at_once = 50;
constexpr std::string_view title = "Times";

// Whether the addresses are for the actor to see: not at all, after the password, or here they are.
struct Addresses {
    bool any = false;
    bool after_password = false;
    std::vector<core::BusyFeed> feeds = {};
};

struct Times {
    std::string heading;
    std::vector<core::MeetingTime> met = {};  // in the time that was just taken
    std::string replace_url = {};             // where others are found for the chair of those
    bool may_keep = false;
    core::CalendarSharing sharing;
    core::PageOf<core::BusyTime> busy;
    std::optional<core::OwnersPatterns> patterns = {};  // when the actor may know them
    Addresses addresses;
};

Addresses addresses_of(App& app,
                       core::UnitOfWork& work,
                       const core::Actor& actor,
                       const CalendarOwner& owner)
{
    const auto feeds = core::list_busy_feeds(work, app.clock, actor, owner);
    if (feeds) return {.any = true, .feeds = *feeds};
    const bool later = feeds.error().refusal == core::Refusal::needs_step_up;
    return {.any = later, .after_password = later};
}

// The meetings in the time that was just taken, if the address names one of this owner's.
void add_met(App& app,
             core::UnitOfWork& work,
             const core::Actor& actor,
             const std::string& taken,
             const CalendarOwner& owner,
             Times& times)
{
    if (taken.empty()) return;
    const auto time = core::find_busy_time(work, app.clock, actor, core::BusyTimeId{taken});
    if (!time || time->owner != owner) return;
    times.met = core::meetings_in(work, app.clock, actor, *time);
    const auto* user = std::get_if<core::UserId>(&owner.who);
    if (user != nullptr && core::permit_role(actor, core::Action::meeting_reschedule))
        times.replace_url =
            chair_away_url(*user,
                           core::london_date(time->starts_at),
                           core::london_date(time->ends_at - std::chrono::seconds{1}));
}

core::Result<Times> times_of(App& app,
                             core::UnitOfWork& work,
                             const core::Actor& actor,
                             const CalendarOwner& owner,
                             const Fields& query)
{
    const core::Instant today = core::london_instant(core::CivilTime{core::london_date(app.now())});
    auto busy =
        core::list_busy_times(work,
                              app.clock,
                              actor,
                              {.owner = owner,
                               .from = today,
                               .stretch = {.after = query.get("after"), .limit = times_at_once}});
    if (!busy) return busy.error();
    // Who may only see which time is taken is not told the hours either.
    std::optional<core::OwnersPatterns> patterns;
    if (auto found = core::view_working_pattern(work, app.clock, actor, owner))
        patterns = *std::move(found);
    Times times{.heading = times_heading(work, actor, owner),
                .may_keep = core::permit_to_keep(work, actor, owner, app.now()).has_value(),
                .sharing = core::sharing_of(work, actor.authority, owner),
                .busy = *std::move(busy),
                .patterns = std::move(patterns),
                .addresses = addresses_of(app, work, actor, owner)};
    add_met(app, work, actor, query.get("taken"), owner, times);
    return times;
}

// Which meetings are booked in the time that was just taken: by their times alone.
View met_view(const core::Actor& actor, const CalendarOwner& owner, const Times& times)
{
    constexpr std::size_t most_named = 10;
    if (times.met.empty()) return View{false};
    const std::string count = counted(times.met.size(), "meeting", "meetings");
    std::string strong = (times.met.size() == 1 ? "There is " : "There are ") + count;
    if (owner == CalendarOwner{actor.user}) strong = "You have " + count;
    std::string list;
    for (const core::MeetingTime& each : times.met) {
        if (&each == &times.met[0] + most_named) {
            list += " and " + number_text(times.met.size() - most_named) + " more";
            break;
        }
        list += (list.empty() ? "" : ", ") + core::london_short_time(each.starts_at);
    }
    const bool is_room = std::holds_alternative<core::RoomId>(owner.who);
    const bool is_user = std::holds_alternative<core::UserId>(owner.who);
    return alert(
        Alert::warning,
        {.strong = strong + " in that time:",
         .text = list + ". Move " + (times.met.size() == 1 ? "it" : "them") + " or find another " +
                 (is_room   ? "room."
                  : is_user ? "chair."
                            : "person."),
         .link = times.replace_url.empty() ? "" : "Find replacements",
         .link_url = times.replace_url});
}

void add_busy(View& page,
              const core::Actor& actor,
              const CalendarOwner& owner,
              const Times& times,
              const TypedTimes& typed)
{
    const auto& entries = times.busy.entries;
    page["busy"] = entries.empty() ? View{false} : table(busy_table(entries, times.may_keep));
    page["no_busy"] = entries.empty() ? empty_state({.heading = "No time is taken",
                                                     .text = "Meetings are not listed here: they "
                                                             "always count.",
                                                     .icon = "information"})
                                      : View{false};
    const std::string more = times.busy.has_more ? with_query(times_url(actor, owner),
                                                              {{"after", entries.back().id.text()}})
                                                 : std::string{};
    page["pages"] = pagination("", more);
    page["may_keep"] = times.may_keep;
    page["busy_url"] = times_part_url(owner, "busy");
    page["busy_fields"] = busy_fields(typed.busy, owner, typed.errors);
    page["take"] = button({.label = "Take this time"});
    page["import_url"] = times_import_url();
}

void add_hours(View& page, const CalendarOwner& owner, const Times& times)
{
    page["tells_hours"] = times.patterns.has_value();
    if (!times.patterns) return;
    const bool none = times.patterns->patterns.empty();
    page["hours"] = none ? View{false} : table(hours_table(*times.patterns, times.may_keep));
    page["hours_url"] = times.may_keep ? times_part_url(owner, "hours") : std::string{};
    page["hours_link"] = std::string{none ? "Say which hours" : "Add other hours"};
}

void add_addresses(View& page,
                   const App& app,
                   const CalendarOwner& owner,
                   const Times& times,
                   const TypedTimes& typed)
{
    const Addresses& addresses = times.addresses;
    page["addresses"] = addresses.any;
    page["feeds"] = addresses.feeds.empty() ? View{false} : table(feeds_table(addresses.feeds));
    const bool is_on = !app.settings.busy_hosts.empty();
    page["off"] = !is_on && !addresses.after_password;
    page["after_password_url"] =
        addresses.after_password ? times_part_url(owner, "addresses") : std::string{};
    const bool has_room = addresses.feeds.size() < core::most_busy_feeds;
    page["add_url"] = is_on && has_room && !addresses.after_password
                          ? times_part_url(owner, "addresses")
                          : std::string{};
    page["url_field"] = text_input({.name = "url",
                                    .label = "Address of the calendar (ICS)",
                                    .value = typed.url,
                                    .hint = "From “Publish calendar” or “Secret address” in your "
                                            "calendar program. It starts with https",
                                    .error = error_for(typed.errors, "url"),
                                    .type = "url",
                                    .autocomplete = "off"});
    page["add"] = button({.label = "Add this address", .look = ButtonLook::secondary});
}

void add_sharing(View& page, const CalendarOwner& owner, const Times& times)
{
    const bool is_contact = std::holds_alternative<core::ContactId>(owner.who);
    const bool known = times.sharing.state != core::SharingState::not_shared;
    page["sharing"] = is_contact ? alert(known ? Alert::information : Alert::warning,
                                         {.strong = std::string{label(times.sharing.state)} + ".",
                                          .text = sharing_text(times.sharing)})
                                 : View{false};
    page["kept_url"] =
        is_contact && times.may_keep && !known ? times_part_url(owner, "kept") : std::string{};
    page["kept"] = button({.label = "We keep their times by hand", .look = ButtonLook::secondary});
    page["stop_url"] =
        is_contact && times.may_keep && known && times.sharing.state != core::SharingState::feed
            ? times_part_url(owner, "stop")
            : std::string{};
}

Link back_from(const core::Actor& actor, const CalendarOwner& owner)
{
    if (owner == CalendarOwner{actor.user}) return {"Calendar", "/calendar"};
    if (std::holds_alternative<core::RoomId>(owner.who))
        return {"Room", entry_url("rooms", owner_id(owner))};
    if (std::holds_alternative<core::ContactId>(owner.who))
        return {"Contact", entry_url("contacts", owner_id(owner))};
    return {"Chairs", directory_url("chairs")};
}

}  // namespace

Response times_page(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const CalendarOwner& owner,
                    const TypedTimes& typed)
{
    const auto times = app.read(actor, [&](core::UnitOfWork& work) {
        return times_of(app, work, actor, owner, request.query);
    });
    if (!times) return refusal_page(app, request, actor, times.error());
    View page;
    page["error_summary"] = error_summary(typed.errors);
    std::vector<Link> buttons;
    if (const auto* room = std::get_if<core::RoomId>(&owner.who))
        buttons.push_back({"Diary", room_diary_url(*room, core::london_date(app.now()))});
    page["head"] = page_head({.heading = times->heading,
                              .sub = "When nobody is offered a meeting, besides the meetings that "
                                     "are booked",
                              .buttons = std::move(buttons)});
    page["met"] = met_view(actor, owner, *times);
    add_sharing(page, owner, *times);
    add_busy(page, actor, owner, *times, typed);
    add_hours(page, owner, *times);
    add_addresses(page, app, owner, *times, typed);
    return html_page(
        app,
        request,
        actor,
        "scheduling/times",
        {.title = std::string{title},
         .section = owner == CalendarOwner{actor.user} ? Section::calendar : Section::directory,
         .back = back_from(actor, owner),
         .status = typed.status},
        std::move(page));
}

Response times_question(App& app,
                        const Request& request,
                        const core::Actor& actor,
                        const CalendarOwner& owner,
                        const ConfirmPage& question)
{
    const Frame frame = frame_for(app,
                                  request,
                                  actor,
                                  {.title = std::string{title},
                                   .section = Section::calendar,
                                   .back = {"Times", times_url(actor, owner)}});
    return html_response(200, confirm_page(frame, question));
}

Response no_such_times(App& app, const Request& request, const core::Actor& actor)
{
    return refusal_page(app, request, actor, {core::Refusal::not_found});
}

}  // namespace quorate::server
