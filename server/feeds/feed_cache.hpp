#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/feeds/feed.hpp"
#include "core/feeds/feed_store.hpp"
#include "core/feeds/feeds.hpp"
#include "db/session/database.hpp"
#include "server/feeds/feed_answer.hpp"

namespace quorate::server {

/// The feeds that were asked for lately, ready to be sent.
///
/// An entry holds for as long as no feed anywhere has changed: then one comparison of numbers says
/// so. After a change each entry is looked at again when it is next asked for. Changes made by this
/// process count from the moment of their commit; those of others from the next look at the
/// database, at most a second later. When the database cannot be looked at, nothing is answered
/// from memory: an address may have been stopped.
class FeedCache {
public:
    /// How long a look at the database counts.
    static constexpr std::chrono::milliseconds look_lasts{1000};
    static constexpr std::size_t most_bytes = 64 * 1024 * 1024;

    /// `public_url` is where links in feeds lead.
    FeedCache(const core::Clock& clock, bool always_secure, std::string public_url);
    ~FeedCache();

    /// The answer from memory to a GET or HEAD of a feed's address, or nothing. Never blocks for
    /// long and allocates nothing.
    std::shared_ptr<const Prepared> find(const LeanRequest& request);

    /// What the database says of an address: an answer, also for one that ended lately; that it
    /// ended long ago; or, with neither, that it never was.
    struct Opened {
        std::shared_ptr<const FeedAnswer> answer = {};
        bool is_gone = false;
    };

    /// Throws db::Failure.
    Opened open(db::Database& database, const LeanRequest& request, const std::string& token);

    /// Something was committed by this process.
    void changed() noexcept { commits_.fetch_add(1); }

    /// Asks the database whether any feed has changed. Throws db::Failure.
    void look(db::Database& database);

    /// Keeps who fetched which feed last, and forgets entries that nobody asks for. Throws
    /// db::Failure.
    void settle(db::Database& database);

    struct Counts {
        std::uint64_t whole = 0;
        std::uint64_t unchanged = 0;
        std::uint64_t unknown = 0;
    };
    Counts counts() const;

    /// Memory taken by answers, in bytes.
    std::size_t size() const;

private:
    using Key = std::array<unsigned char, 32>;
    struct KeyHash {
        std::size_t operator()(const Key& key) const noexcept;
    };
    struct Entry;

    static Key key_of(std::string_view token);
    std::shared_ptr<Entry> known(const Key& key) const;
    struct Fresh;
    Fresh fresh(db::Database& database, const Key& key);
    std::string text_of(const core::OpenFeed& opened,
                        const core::FeedContent& content,
                        core::Instant now) const;
    void keep(const Key& key, std::shared_ptr<Entry> entry);
    void forget(const Key& key);
    void note(Entry& entry, const LeanRequest& request, int status);
    bool holds(const Entry& entry, core::Instant now) const;
    bool looked_lately() const;

    const core::Clock& clock_;
    const bool always_secure_;
    const std::string public_url_;

    mutable std::shared_mutex entries_mutex_;
    std::unordered_map<Key, std::shared_ptr<Entry>, KeyHash> entries_;
    std::size_t bytes_ = 0;

    std::mutex look_mutex_;
    std::int64_t known_sum_ = -1;
    std::mutex build_mutex_;

    std::atomic<std::uint64_t> commits_{1};
    std::atomic<std::uint64_t> commits_seen_{0};
    std::atomic<std::uint64_t> epoch_{1};
    std::atomic<std::int64_t> looked_at_{0};  // steady clock, milliseconds

    std::atomic<std::uint64_t> whole_{0};
    std::atomic<std::uint64_t> unchanged_{0};
    std::atomic<std::uint64_t> unknown_{0};
};

/// The token in "/feeds/TOKEN.ics", or empty.
std::string_view feed_token(std::string_view path);

/// "Outlook", "Google Calendar", "Apple Calendar" … from a User-Agent.
std::string_view calendar_client(std::string_view user_agent);

}  // namespace quorate::server
