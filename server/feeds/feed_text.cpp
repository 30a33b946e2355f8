#include "server/feeds/feed_text.hpp"

#include <algorithm>
#include <vector>

#include "calendar/feed/feed.hpp"
#include "calendar/itip/wording.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

std::string calendar_name(core::FeedKind kind)
{
    switch (kind) {
        case core::FeedKind::person:
            return "My multi-agency meetings";
        case core::FeedKind::team:
            return "Our team's multi-agency meetings";
        case core::FeedKind::room:
            return "When the room is taken";
        case core::FeedKind::tasks:
        case core::FeedKind::task_days:
            return "My action points";
        case core::FeedKind::agency:
            break;
    }
    return "Multi-agency meetings";
}

calendar::FeedEntry entry_of(const core::FeedMeeting& meeting)
{
    if (meeting.held_until)
        return {.uid = meeting.uid,
                .starts_at = meeting.starts_at,
                .ends_at = meeting.ends_at,
                .summary = "Held",
                .location = {},
                .status = calendar::FeedStatus::tentative,
                .last_modified = meeting.changed_at};
    return {.uid = meeting.uid,
            .sequence = meeting.sequence,
            .starts_at = meeting.starts_at,
            .ends_at = meeting.ends_at,
            .summary =
                meeting.reference.empty() ? "Taken" : calendar::neutral_summary(meeting.reference),
            .location = core::feed_place(meeting),
            .status = meeting.is_cancelled ? calendar::FeedStatus::cancelled
                                           : calendar::FeedStatus::confirmed,
            .last_modified = meeting.changed_at};
}

// Some programs take a change for one only if this rose, and reports have no time of their own.
core::Instant changed_at(const core::FeedAction& action)
{
    const core::Instant known =
        std::max(action.created_at, action.done_at.value_or(core::Instant{}));
    return known + seconds{action.version - 1};
}

std::string summary_of(const core::FeedAction& action)
{
    return "Action point " + std::to_string(action.number) + " (ref " + action.reference + ")";
}

calendar::OwnTaskEntry task_of(const core::FeedAction& action, const std::string& public_url)
{
    return {.uid = action.id.text(),
            .summary = summary_of(action),
            .link = public_url + "/actions/" + action.id.text(),
            .due_on = action.due_on,
            .percent = action.percent,
            .is_done = action.is_done,
            .done_at = action.done_at,
            .created_at = action.created_at,
            .changed_at = changed_at(action),
            .sequence = action.version - 1};
}

calendar::FeedDay day_of(const core::FeedAction& action, const std::string& public_url)
{
    return {.uid = action.id.text() + "-day",
            .sequence = action.version - 1,
            .day = action.due_on,
            .summary = (action.is_done ? "Done: " : "") + summary_of(action),
            .link = public_url + "/actions/" + action.id.text(),
            .last_modified = changed_at(action)};
}

calendar::FeedDay day_of(const core::FeedLastDay& last, const std::string& public_url)
{
    std::string summary = last.is_provisional ? "Last day, provisional: " : "Last day: ";
    summary += last.reference.empty() ? "a meeting needs a date"
                                      : "multi-agency meeting (ref " + last.reference + ")";
    return {.uid = last.id.text() + "-last-day",
            .day = last.on,
            .summary = std::move(summary),
            .link = public_url + "/last-days/" + last.id.text(),
            .last_modified = last.changed_at};
}

calendar::FeedDay end_of(const core::Feed& feed, const std::string& public_url)
{
    const core::Date last = core::london_date(feed.expires_at - seconds{1});
    return {.uid = feed.id.text() + "-end",
            .day = last,
            .summary = "This feed ends on " + core::long_date(last) + ". Make a new one",
            .link = public_url + "/feeds",
            .last_modified = feed.expires_at - core::feed_end_is_shown};
}

// When something last changed, or the day when nothing has since it began: a midnight that nothing
// happened at would be no time to tell.
std::string as_of_words(core::Instant as_of, core::Instant now)
{
    return as_of == floor<days>(now) ? core::long_date(core::london_date(now))
                                     : core::london_long_time(as_of);
}

}  // namespace

std::string feed_text_of(const core::OpenFeed& opened,
                         const core::FeedContent& content,
                         const std::string& public_url,
                         core::Instant now)
{
    std::vector<calendar::FeedEntry> entries;
    std::vector<calendar::FeedDay> days;
    std::vector<calendar::OwnTaskEntry> tasks;
    entries.reserve(content.meetings.size());
    for (const core::FeedMeeting& meeting : content.meetings)
        entries.push_back(entry_of(meeting));
    for (const core::FeedLastDay& last : content.last_days)
        days.push_back(day_of(last, public_url));
    for (const core::FeedAction& action : content.actions)
        if (opened.feed.kind == core::FeedKind::tasks)
            tasks.push_back(task_of(action, public_url));
        else
            days.push_back(day_of(action, public_url));
    if (opened.feed.ends_within(core::feed_end_is_shown, now))
        days.push_back(end_of(opened.feed, public_url));

    core::Instant as_of = floor<std::chrono::days>(now);
    const auto see = [&](core::Instant changed) {
        if (changed <= now) as_of = std::max(as_of, changed);
    };
    for (const auto& entry : entries)
        see(entry.last_modified);
    for (const auto& day : days)
        see(day.last_modified);
    for (const auto& task : tasks)
        see(task.changed_at);
    return calendar::feed_text(
        {.name = calendar_name(opened.feed.kind),
         .description = "As of " + as_of_words(as_of, now) +
                        ". Calendar programs look for changes when they choose to. Late changes "
                        "come by e-mail too."},
        calendar::FeedParts{.entries = entries, .days = days, .tasks = tasks});
}

std::string ended_feed_text(const core::Feed& feed, const std::string& public_url)
{
    const core::Instant ended = feed.expires_at;
    const std::vector<calendar::FeedDay> days{
        {.uid = feed.id.text() + "-end",
         .sequence = 1,
         .day = core::london_date(ended),
         .summary = "This calendar has ended. Remove it, and ask for a new address",
         .link = public_url + "/feeds",
         .last_modified = ended}};
    return calendar::feed_text(
        {.name = "Withdrawn",
         .description = "This calendar ended on " + core::long_date(core::london_date(ended)) +
                        ". Nothing is shown here any more."},
        calendar::FeedParts{.days = days});
}

}  // namespace quorate::server
