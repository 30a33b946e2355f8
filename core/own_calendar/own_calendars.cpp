#include "core/own_calendar/own_calendars.hpp"

#include <algorithm>
#include <charconv>

#include "core/access/permission.hpp"
#include "core/actions/follow_actions.hpp"
#include "core/availability/availability_access.hpp"
#include "core/feeds/feed.hpp"
#include "core/meetings/record_reply.hpp"
#include "core/own_calendar/own_calendar_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr int most_actions = 500;
constexpr std::chrono::days done_is_shown{30};
constexpr std::string_view percent_words = "% done";

OwnedObject own(const Actor& actor)
{
    return {actor.user.text(), actor.user.text(), actor.authority};
}

// Where "50% done" and the full stop after it end; 0 when the text does not begin so.
std::size_t end_of_percent(std::string_view progress)
{
    const auto digits = std::min(progress.find_first_not_of("0123456789"), progress.size());
    if (digits == 0 || digits > 2 || !progress.substr(digits).starts_with(percent_words)) return 0;
    std::size_t end = digits + percent_words.size();
    while (end < progress.size() && (progress[end] == '.' || progress[end] == ' '))
        ++end;
    return end;
}

// The words that somebody wrote themselves stay.
std::string with_percent(std::string_view progress, int percent)
{
    const std::string_view words = progress.substr(end_of_percent(progress));
    if (percent <= 0 || percent >= 100) return std::string{words};
    std::string text = std::to_string(percent);
    text += percent_words;
    if (!words.empty()) text.append(". ").append(words);
    return text;
}

// What of the span own calendars show.
TimeSpan shown_of(const TimeSpan& span, Instant now)
{
    const TimeSpan all = own_calendar_span(now);
    return {std::max(all.from, span.from), std::min(all.until, span.until)};
}

Result<Done> save_alarms(UnitOfWork& work,
                         const Actor& actor,
                         const std::string& object,
                         std::vector<int> minutes)
{
    std::ranges::sort(minutes);
    minutes.erase(std::ranges::unique(minutes).begin(), minutes.end());
    const auto is_wrong = [](int each) { return each < 0 || each > longest_alarm; };
    if (minutes.size() > most_alarms || std::ranges::any_of(minutes, is_wrong))
        return invalid("alarms", "Use at most five reminders, within 28 days before the start");
    work.own_calendars.save_alarms(actor.user, object, minutes);
    return Done{};
}

OwnAction own_action(const ActionPoint& action, const std::string& reference)
{
    return {.id = action.id,
            .reference = reference,
            .due_on = action.due_on,
            .status = action.status,
            .percent = is_done(action.status) ? 100 : percent_of(action.progress.reveal()),
            .done_at = action.done_at,
            .created_at = action.created_at,
            .version = action.version};
}

}  // namespace

TimeSpan own_calendar_span(Instant now)
{
    const FeedWindow window = feed_window(now);
    return {window.from, window.until};
}

Result<Done> permit_own_calendar(UnitOfWork& work,
                                 const Actor& actor,
                                 OwnCalendar calendar,
                                 Instant now)
{
    switch (calendar) {
        case OwnCalendar::meetings:
            return permit_own(actor, Action::feed_create_own, own(actor), now);
        case OwnCalendar::actions:
            return permit_role(actor, Action::action_update_own);
        case OwnCalendar::busy:
            break;
    }
    return permit_to_keep(work, actor, {actor.user}, now);
}

Result<std::vector<TimeSpan>> own_meeting_times(UnitOfWork& work,
                                                const Clock& clock,
                                                const Actor& actor,
                                                const TimeSpan& span)
{
    const Instant now = clock.now();
    const auto allowed = permit_own_calendar(work, actor, OwnCalendar::meetings, now);
    if (!allowed) return allowed.error();
    const TimeSpan shown = shown_of(span, now);
    if (shown.until <= shown.from) return std::vector<TimeSpan>{};
    return work.own_calendars.meeting_times(
        {.authority = actor.authority, .user = actor.user, .span = shown});
}

Result<std::vector<OwnMeeting>> own_meetings(UnitOfWork& work,
                                             const Clock& clock,
                                             const Actor& actor,
                                             const std::optional<TimeSpan>& span,
                                             const std::optional<MeetingId>& only)
{
    const Instant now = clock.now();
    const auto allowed = permit_own_calendar(work, actor, OwnCalendar::meetings, now);
    if (!allowed) return allowed.error();
    const TimeSpan shown = span ? shown_of(*span, now) : own_calendar_span(now);
    if (shown.until <= shown.from) return std::vector<OwnMeeting>{};
    auto found = work.own_calendars.meetings({.authority = actor.authority,
                                              .user = actor.user,
                                              .span = shown,
                                              .cancelled_since = feed_window(now).cancelled_since,
                                              .only = only});
    const auto alarms = work.own_calendars.alarms(actor.user);
    for (OwnMeeting& each : found)
        if (const auto set = alarms.find(each.id.text()); set != alarms.end())
            each.alarms = set->second;
    return found;
}

Result<std::vector<OwnAction>> own_actions(UnitOfWork& work, const Clock& clock, const Actor& actor)
{
    const Instant now = clock.now();
    const auto allowed = permit_own_calendar(work, actor, OwnCalendar::actions, now);
    if (!allowed) return allowed.error();
    auto rows = work.actions.open_of_user(actor.authority, actor.user, {}, most_actions, {});
    for (ActionRow& row : work.actions.closed_of_user(actor.authority, actor.user, most_actions))
        if (row.action.done_at && *row.action.done_at > now - done_is_shown)
            rows.push_back(std::move(row));
    const auto alarms = work.own_calendars.alarms(actor.user);
    const auto numbers = work.actions.numbers_of_user(actor.authority, actor.user);
    std::vector<OwnAction> found;
    for (const ActionRow& row : rows) {
        found.push_back(own_action(row.action, row.meeting_reference));
        if (const auto number = numbers.find(row.action.id); number != numbers.end())
            found.back().number = number->second;
        if (const auto set = alarms.find(row.action.id.text()); set != alarms.end())
            found.back().alarms = set->second;
    }
    return found;
}

Result<Done> change_own_meeting(UnitOfWork& work,
                                const MeetingTools& tools,
                                const Actor& actor,
                                const MeetingId& meeting,
                                const OwnEntryChange& change)
{
    const auto shown = own_meetings(work, tools.clock, actor, {}, meeting);
    if (!shown) return shown.error();
    if (shown->empty()) return Refusal::not_found;
    if (change.reply) {
        const ReplyForm form{.reply = std::string{code(*change.reply)}};
        const auto kept = record_own_reply(work, tools, actor, meeting, form);
        if (!kept) return kept;
    }
    if (!change.alarms) return Done{};
    return save_alarms(work, actor, meeting.text(), *change.alarms);
}

Result<Done> change_own_action(UnitOfWork& work,
                               const Clock& clock,
                               const Actor& actor,
                               const ActionPointId& id,
                               const OwnEntryChange& change)
{
    const auto shown = own_actions(work, clock, actor);
    if (!shown) return shown.error();
    if (std::ranges::find(*shown, id, &OwnAction::id) == shown->end()) return Refusal::not_found;
    const auto row = work.actions.find(actor.authority, id);
    if (!row) return Refusal::not_found;
    if (change.status || change.percent) {
        UpdateAction command{.action = id,
                             .version = row->action.version,
                             .status = change.status.value_or(row->action.status)};
        if (change.percent)
            command.progress = with_percent(row->action.progress.reveal(), *change.percent);
        const auto kept = update_action(work, clock, actor, command);
        if (!kept) return kept.error();
    }
    if (!change.alarms) return Done{};
    return save_alarms(work, actor, id.text(), *change.alarms);
}

int percent_of(std::string_view progress)
{
    if (end_of_percent(progress) == 0) return 0;
    int percent = 0;
    std::from_chars(progress.data(), progress.data() + progress.size(), percent);
    return percent;
}

}  // namespace quorate::core
