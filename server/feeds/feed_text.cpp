#include "server/feeds/feed_text.hpp"

#include <vector>

#include "calendar/feed/feed.hpp"
#include "calendar/itip/wording.hpp"

namespace quorate::server {
namespace {

std::string calendar_name(core::FeedKind kind)
{
    switch (kind) {
        case core::FeedKind::person:
            return "My multi-agency meetings";
        case core::FeedKind::team:
            return "Our team's multi-agency meetings";
        case core::FeedKind::agency:
            break;
    }
    return "Multi-agency meetings";
}

}  // namespace

std::string feed_text_of(core::FeedKind kind, std::span<const core::FeedMeeting> meetings)
{
    std::vector<calendar::FeedEntry> entries;
    entries.reserve(meetings.size());
    for (const core::FeedMeeting& meeting : meetings) {
        if (meeting.held_until) {
            entries.push_back({.uid = meeting.uid,
                               .starts_at = meeting.starts_at,
                               .ends_at = meeting.ends_at,
                               .summary = "Held",
                               .location = {},
                               .status = calendar::FeedStatus::tentative,
                               .last_modified = meeting.changed_at});
            continue;
        }
        entries.push_back({.uid = meeting.uid,
                           .sequence = meeting.sequence,
                           .starts_at = meeting.starts_at,
                           .ends_at = meeting.ends_at,
                           .summary = calendar::neutral_summary(meeting.reference),
                           .location = core::feed_place(meeting),
                           .status = meeting.is_cancelled ? calendar::FeedStatus::cancelled
                                                          : calendar::FeedStatus::confirmed,
                           .last_modified = meeting.changed_at});
    }
    return calendar::feed_text({.name = calendar_name(kind)}, entries);
}

}  // namespace quorate::server
