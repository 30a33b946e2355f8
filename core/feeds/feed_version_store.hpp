#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace quorate::core {

/// Whose feed a version is of. An agency's feed spans authorities, so its subject is the
/// organisation. `feed` is a feed itself: withdrawing it is a change to what its address shows.
enum class FeedSubject { organisation, contact, user, team, room, feed };

std::string_view code(FeedSubject kind);

/// Counts the changes that a subject could see in its feed. A version is raised in the transaction
/// of the change, so a feed's bytes are a function of its version. Use cases raise it; for limits,
/// action points and rooms the stores themselves do, as these change in many places.
class FeedVersionStore {
public:
    virtual ~FeedVersionStore() = default;

    virtual void bump(FeedSubject kind, const std::string& subject) = 0;

    /// For what shows in feeds nobody can list, such as the name of a room.
    virtual void bump_all() = 0;

    /// 0 when nothing was ever raised.
    virtual std::int64_t version(FeedSubject kind, const std::string& subject) = 0;

    /// All versions together: as none ever falls, the same sum says that no feed has changed.
    virtual std::int64_t sum() = 0;
};

}  // namespace quorate::core
