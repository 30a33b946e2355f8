#include "core/feeds/feed.hpp"

namespace quorate::core {

std::string_view code(FeedKind kind)
{
    switch (kind) {
        case FeedKind::agency:
            return "agency";
        case FeedKind::person:
            return "person";
        case FeedKind::team:
            return "team";
        case FeedKind::room:
            return "room";
        case FeedKind::tasks:
            return "tasks";
        case FeedKind::task_days:
            return "task_days";
    }
    return "";
}

std::optional<FeedKind> feed_kind_from(std::string_view text)
{
    for (const auto each : all_feed_kinds)
        if (code(each) == text) return each;
    return std::nullopt;
}

bool is_of_person(FeedKind kind)
{
    return kind == FeedKind::person || kind == FeedKind::tasks || kind == FeedKind::task_days;
}

FeedState Feed::state(Instant now) const
{
    if (is_live(now)) return FeedState::live;
    return now < expires_at + ended_feed_answers ? FeedState::ended : FeedState::gone;
}

Instant Feed::last_used() const
{
    return std::max(
        {created_at, last_fetched_at.value_or(created_at), renewed_at.value_or(created_at)});
}

std::optional<Instant> Feed::ends_unused_at(Instant now) const
{
    const Instant used = last_used();
    if (!is_live(now) || !unused_warned_at || *unused_warned_at < used) return std::nullopt;
    return std::max(used + unused_feed_lasts, *unused_warned_at + unused_feed_is_warned_of);
}

FeedWindow feed_window(Instant now)
{
    using namespace std::chrono;
    const auto today = floor<days>(now);
    return {.from = today - days{30},
            .until = today + days{366},
            .cancelled_since = today - days{30},
            .next = today + days{1},
            .now = now};
}

std::string feed_place(const FeedMeeting& meeting)
{
    switch (meeting.mode) {
        case MeetingMode::in_person:
            return meeting.room.empty() ? "See your invitation" : meeting.room;
        case MeetingMode::video:
            return "Online";
        case MeetingMode::hybrid:
            return meeting.room.empty() ? "Online" : meeting.room + ", or online";
    }
    return {};
}

}  // namespace quorate::core
