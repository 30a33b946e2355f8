#include "server/dav/own_objects.hpp"

#include <algorithm>

#include "calendar/itip/partstat.hpp"
#include "calendar/itip/wording.hpp"
#include "calendar/own/own_entries.hpp"
#include "core/dates/london_time.hpp"
#include "core/feeds/feed.hpp"
#include "core/own_calendar/own_busy_times.hpp"
#include "core/own_calendar/own_calendar_store.hpp"
#include "core/people/authority_store.hpp"
#include "core/replies/incoming_reply.hpp"
#include "server/jobs/mail_composer.hpp"

namespace quorate::server {
namespace {

constexpr std::size_t tag_length = 32;

OwnObject object_of(const App& app, std::string name, std::string text)
{
    std::string tag = app.digest.sha256(text).substr(0, tag_length);
    return {std::move(name), std::move(tag), std::move(text)};
}

// One VEVENT of the meeting, the holder's own seat the only ATTENDEE.
std::string meeting_text(const App& app,
                         const core::Authority& authority,
                         const std::string& own_email,
                         const core::OwnMeeting& meeting)
{
    const core::FeedMeeting place{.uid = {},
                                  .reference = {},
                                  .starts_at = meeting.starts_at,
                                  .ends_at = meeting.ends_at,
                                  .mode = meeting.mode,
                                  .room = meeting.room,
                                  .changed_at = meeting.changed_at};
    calendar::OwnMeetingEntry entry{
        .uid = meeting.uid,
        .sequence = meeting.sequence,
        .starts_at = meeting.starts_at,
        .ends_at = meeting.ends_at,
        .summary = calendar::neutral_summary(meeting.reference),
        .location = core::feed_place(place),
        .link = app.settings.public_url() + "/meetings/" + meeting.id.text(),
        .is_cancelled = meeting.is_cancelled,
        .changed_at = meeting.changed_at,
        .alarms = meeting.alarms};
    if (meeting.seat) {
        // The same UID and organiser as in the mail, so that both are one entry.
        const core::OwnSeat& seat = *meeting.seat;
        entry.uid = seat.calendar_uid;
        entry.sequence = std::max(seat.sequence, 0);
        if (seat.replied_at) entry.changed_at = std::max(entry.changed_at, *seat.replied_at);
        entry.attendee = calendar::OwnAttendee{
            .email = own_email,
            .organiser_email =
                token_address(authority.meetings_email,
                              core::known_reply_token(app.links, seat.id.text(), seat.reply_hash)),
            .organiser_name = authority.name,
            .partstat = std::string{calendar::partstat_of(seat.reply)},
            .is_required = seat.requirement == core::Requirement::required};
    }
    return calendar::own_meeting_text(entry);
}

core::Result<std::vector<OwnObject>> meetings(const App& app,
                                              core::UnitOfWork& work,
                                              const core::Actor& actor,
                                              const std::optional<core::TimeSpan>& span,
                                              const std::optional<core::MeetingId>& only)
{
    const auto found = core::own_meetings(work, app.clock, actor, span, only);
    if (!found) return found.error();
    std::vector<OwnObject> objects;
    objects.reserve(found->size());
    if (found->empty()) return objects;
    const auto authority = work.authorities.find(actor.authority).value();
    const auto user = work.users.find(actor.user).value();
    for (const core::OwnMeeting& each : *found)
        objects.push_back(object_of(
            app, each.id.text() + ".ics", meeting_text(app, authority, user.email.reveal(), each)));
    return objects;
}

core::Result<std::vector<OwnObject>> actions(const App& app,
                                             core::UnitOfWork& work,
                                             const core::Actor& actor,
                                             const std::optional<core::TimeSpan>& span)
{
    const auto found = core::own_actions(work, app.clock, actor);
    if (!found) return found.error();
    std::vector<OwnObject> objects;
    for (const core::OwnAction& each : *found) {
        // RFC 4791 9.9: a task with nothing but DUE is where that is.
        const core::Instant due = core::london_instant(core::CivilTime{each.due_on});
        if (span && (due <= span->from - std::chrono::days{1} || due >= span->until)) continue;
        const core::Instant changed =
            each.done_at ? std::max(each.created_at, *each.done_at) : each.created_at;
        objects.push_back(
            object_of(app,
                      each.id.text() + ".ics",
                      calendar::own_task_text(
                          {.uid = each.id.text(),
                           .summary = "Action point " + std::to_string(each.number) + " (ref " +
                                      each.reference + ")",
                           .link = app.settings.public_url() + "/actions/" + each.id.text(),
                           .due_on = each.due_on,
                           .percent = each.percent,
                           .is_done = core::is_done(each.status),
                           .is_given_up = each.status == core::ActionStatus::no_longer_needed,
                           .done_at = each.done_at,
                           .created_at = each.created_at,
                           .changed_at = changed,
                           .sequence = each.version - 1,
                           .alarms = each.alarms})));
    }
    return objects;
}

OwnObject busy_object(const App& app, const core::BusyEntry& entry)
{
    return object_of(app,
                     entry.name,
                     calendar::own_busy_text({.uid = entry.uid,
                                              .lines = entry.lines,
                                              .changed_at = entry.changed_at,
                                              .sequence = entry.version - 1}));
}

}  // namespace

core::Result<std::vector<OwnObject>> own_objects(const App& app,
                                                 core::UnitOfWork& work,
                                                 const core::Actor& actor,
                                                 core::OwnCalendar calendar,
                                                 const std::optional<core::TimeSpan>& span)
{
    switch (calendar) {
        case core::OwnCalendar::meetings:
            return meetings(app, work, actor, span, {});
        case core::OwnCalendar::actions:
            return actions(app, work, actor, span);
        case core::OwnCalendar::busy:
            break;
    }
    const auto found = core::own_busy_entries(work, app.clock, actor, span);
    if (!found) return found.error();
    std::vector<OwnObject> objects;
    for (const core::BusyEntry& each : *found)
        objects.push_back(busy_object(app, each));
    return objects;
}

core::Result<std::optional<OwnObject>> own_object(const App& app,
                                                  core::UnitOfWork& work,
                                                  const core::Actor& actor,
                                                  core::OwnCalendar calendar,
                                                  const std::string& name)
{
    using Found = std::optional<OwnObject>;
    if (calendar == core::OwnCalendar::busy) {
        const auto allowed = core::permit_own_calendar(work, actor, calendar, app.now());
        if (!allowed) return allowed.error();
        const auto entry = work.own_calendars.find_busy_entry(actor.user, name);
        return entry ? Found{busy_object(app, *entry)} : Found{};
    }
    const std::string id = id_in(name);
    if (id.empty()) return Found{};
    auto all = calendar == core::OwnCalendar::meetings
                   ? meetings(app, work, actor, {}, core::MeetingId{id})
                   : actions(app, work, actor, {});
    if (!all) return all.error();
    for (const OwnObject& each : *all)
        if (each.name == name) return Found{each};
    return Found{};
}

std::string id_in(const std::string& name)
{
    constexpr std::string_view ending = ".ics";
    return name.ends_with(ending) ? name.substr(0, name.size() - ending.size()) : std::string{};
}

}  // namespace quorate::server
