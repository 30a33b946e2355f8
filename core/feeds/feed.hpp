#pragma once

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/feeds/feed_version_store.hpp"
#include "core/meetings/meeting.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// How long a feed's address works, unless its maker chooses an earlier end.
inline constexpr std::chrono::days feed_lasts{365};

/// How long before its end lists warn of it, and the feed itself says so.
inline constexpr std::chrono::days feed_end_is_warned_of{30};
inline constexpr std::chrono::days feed_end_is_shown{14};

/// How long an address that has ended answers with an empty calendar. Programs that got "not
/// found" would keep showing what they fetched last.
inline constexpr std::chrono::days ended_feed_answers{30};

/// How long a feed works that nobody fetches, and how long before that its owner is warned.
inline constexpr std::chrono::days unused_feed_lasts{90};
inline constexpr std::chrono::days unused_feed_is_warned_of{14};

/// What a feed shows: an agency's meetings in every authority, one member of staff's, those of a
/// team's cases or in a room; or what a member of staff agreed to do, as tasks or, for programs
/// without any, as days.
enum class FeedKind { agency, person, team, room, tasks, task_days };

/// "agency": stored, and used by the API. Never changes.
std::string_view code(FeedKind kind);
std::optional<FeedKind> feed_kind_from(std::string_view code);

inline constexpr FeedKind all_feed_kinds[] = {FeedKind::agency,
                                              FeedKind::person,
                                              FeedKind::team,
                                              FeedKind::room,
                                              FeedKind::tasks,
                                              FeedKind::task_days};

/// Whether it is of one member of staff, who alone can make it.
bool is_of_person(FeedKind kind);

/// What an address answers: its meetings; that it has ended; nothing any more.
enum class FeedState { live, ended, gone };

/// A calendar that programs fetch by its address alone. Each subscription has one of its own, so
/// that each can be withdrawn.
struct Feed {
    FeedId id;
    AuthorityId authority;
    FeedKind kind = FeedKind::person;
    std::string subject;  // the id of the agency, the member of staff, the team or the room
    FreeText label;       // how its owner tells it from others
    std::string token_hash;
    UserId created_by;
    Instant created_at;
    Instant expires_at;
    std::optional<Instant> revoked_at = {};
    std::optional<Instant> last_fetched_at = {};
    std::string last_client = {};                  // "Outlook", "Google Calendar" …
    std::optional<Instant> renewed_at = {};        // by its owner, when nobody used it
    std::optional<Instant> unused_warned_at = {};  // since when its owner is told that it will end
    std::optional<Instant> ended_unused_at = {};
    std::optional<Instant> planned_end = {};  // of one that ended unused: when it was to

    /// When it was last fetched, or else made or renewed.
    Instant last_used() const;

    /// When it ends because nobody uses it: only once its owner has been warned long enough.
    std::optional<Instant> ends_unused_at(Instant now) const;

    /// Whether its address answers at `now`.
    bool is_live(Instant now) const { return !revoked_at && now < expires_at; }

    /// Of one that was not revoked: the address of a revoked one is as unknown as any other.
    FeedState state(Instant now) const;

    /// Whether it is live, and so near its end that its owner has to know.
    bool ends_within(std::chrono::days days, Instant now) const
    {
        return is_live(now) && expires_at - now <= days;
    }
};

/// A feed with what lists show beside it.
struct FeedRow {
    Feed feed;
    std::string subject_name = {};  // of the agency, team or room; empty for a person's
    PersonName owner_name = {};     // who made it
};

/// Whose changes make a feed's content change. An agency's spans authorities, so it is the
/// organisation's.
struct FeedSource {
    FeedSubject subject = FeedSubject::user;
    std::string id = {};

    friend bool operator==(const FeedSource&, const FeedSource&) = default;
};

/// The stretch of time that a feed shows.
struct FeedWindow {
    Instant from;             // meetings that end after it
    Instant until;            // and start before it
    Instant cancelled_since;  // cancelled ones only if that happened after it
    Instant next;             // when the window moves on
    Instant now;              // for what is held only until a moment
};

/// From 30 days back to 12 months ahead, in whole days, so that a feed stays the same for a day.
FeedWindow feed_window(Instant now);

/// One meeting as a feed may show it, or a slot that is held for one: nothing of the case, the
/// family or who comes.
struct FeedMeeting {
    std::string uid;
    int sequence = 0;
    std::string reference;
    Instant starts_at;
    Instant ends_at;
    MeetingMode mode = MeetingMode::in_person;
    std::string room;  // with its building; empty when no room of ours is taken
    bool is_cancelled = false;
    Instant changed_at;
    std::optional<Instant> held_until = {};  // a slot's: it is gone then
};

/// The room, or that it is online. Never the venue somebody typed: it could be a home or a school.
std::string feed_place(const FeedMeeting& meeting);

}  // namespace quorate::core
