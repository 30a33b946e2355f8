#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace quorate::core {

/// Whose feed a version is of. An agency's feed spans authorities, so its subject is the
/// organisation.
enum class FeedSubject { organisation, contact, user, team };

std::string_view code(FeedSubject kind);

/// Counts the changes that a subject could see in its feed. A version is raised in the transaction
/// of the change, so a feed's bytes are a function of its version.
class FeedVersionStore {
public:
    virtual ~FeedVersionStore() = default;

    virtual void bump(FeedSubject kind, const std::string& subject) = 0;

    /// 0 when nothing was ever raised.
    virtual std::int64_t version(FeedSubject kind, const std::string& subject) = 0;
};

}  // namespace quorate::core
