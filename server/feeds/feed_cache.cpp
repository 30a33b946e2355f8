#include "server/feeds/feed_cache.hpp"

#include <sodium.h>

#include <algorithm>
#include <cstring>

#include "server/feeds/feed_text.hpp"
#include "server/identity/network.hpp"

namespace quorate::server {
namespace {

constexpr std::chrono::seconds noted_every{30};
constexpr std::chrono::hours unused_for{1};
constexpr std::size_t most_places = 16;  // of a feed between two settle()

std::int64_t steady_now()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

std::string hex(std::span<const unsigned char> bytes)
{
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

core::Instant next_state_at(const core::OpenFeed& opened)
{
    if (opened.state == core::FeedState::live) return opened.feed.expires_at;
    return opened.feed.expires_at + core::ended_feed_answers;
}

}  // namespace

struct FeedCache::Entry {
    Entry(core::OpenFeed opened, std::shared_ptr<const FeedAnswer> made, core::Instant until)
        : feed{std::move(opened)}, answer{std::move(made)}, valid_until{until}
    {
    }

    const core::OpenFeed feed;
    const std::shared_ptr<const FeedAnswer> answer;
    const core::Instant valid_until;
    std::atomic<std::uint64_t> epoch{0};
    std::atomic<std::int64_t> fetched_at{0};  // when a fetch was last noted
    std::atomic<std::int64_t> settled_at{0};
    std::atomic<const char*> client{""};
    std::atomic<std::size_t> from{0};  // a digest of the address that asked last

    // From where it was fetched since the last settle(), each place once.
    struct Place {
        std::string network;
        const char* client;
        friend bool operator==(const Place&, const Place&) = default;
    };
    std::mutex places_mutex;
    std::vector<Place> places;
};

struct FeedCache::Fresh {
    std::shared_ptr<Entry> entry = {};
    bool is_gone = false;
};

std::size_t FeedCache::KeyHash::operator()(const Key& key) const noexcept
{
    std::size_t hash = 0;
    std::memcpy(&hash, key.data(), sizeof hash);  // a digest needs no more mixing
    return hash;
}

FeedCache::FeedCache(const core::Clock& clock, bool always_secure, std::string public_url)
    : clock_{clock}, always_secure_{always_secure}, public_url_{std::move(public_url)}
{
}

FeedCache::~FeedCache() = default;

FeedCache::Key FeedCache::key_of(std::string_view token)
{
    Key key;
    crypto_hash_sha256(
        key.data(), reinterpret_cast<const unsigned char*>(token.data()), token.size());
    return key;
}

bool FeedCache::looked_lately() const
{
    return commits_.load() == commits_seen_.load() &&
           steady_now() - looked_at_.load() < look_lasts.count();
}

bool FeedCache::holds(const Entry& entry, core::Instant now) const
{
    return entry.epoch.load() == epoch_.load() && now < entry.valid_until;
}

std::shared_ptr<FeedCache::Entry> FeedCache::known(const Key& key) const
{
    const std::shared_lock lock{entries_mutex_};
    const auto found = entries_.find(key);
    return found == entries_.end() ? nullptr : found->second;
}

std::shared_ptr<const Prepared> FeedCache::find(const LeanRequest& request)
{
    if (request.method != Method::get && request.method != Method::head) return nullptr;
    const std::string_view token = feed_token(request.path);
    if (token.empty() || !looked_lately()) return nullptr;
    const auto entry = known(key_of(token));
    const core::Instant now = clock_.now();
    if (!entry || !holds(*entry, now)) return nullptr;
    const FeedAnswer::Variant* const chosen = entry->answer->ready(request, now);
    if (chosen == nullptr) return nullptr;
    note(*entry, request, chosen->status);
    return {entry->answer, &chosen->prepared};
}

FeedCache::Opened FeedCache::open(db::Database& database,
                                  const LeanRequest& request,
                                  const std::string& token)
{
    if (!looked_lately()) look(database);
    const Key key = key_of(token);
    auto entry = known(key);
    if (!entry || !holds(*entry, clock_.now())) {
        const Fresh made = fresh(database, key);
        if (!made.entry) {
            unknown_.fetch_add(1, std::memory_order_relaxed);
            return {.is_gone = made.is_gone};
        }
        entry = made.entry;
    }
    note(*entry, request, entry->answer->choose(request, clock_.now()).status);
    return {.answer = entry->answer};
}

// One at a time: when a feed changes, all its subscribers' programs may ask in the same second.
FeedCache::Fresh FeedCache::fresh(db::Database& database, const Key& key)
{
    const std::lock_guard building{build_mutex_};
    const core::Instant now = clock_.now();
    const auto before = known(key);
    if (before && holds(*before, now)) return {.entry = before};

    // Read before the snapshot is taken: what changes from here on is another epoch's.
    const std::uint64_t epoch = epoch_.load();
    const auto window = core::feed_window(now);
    core::FeedContent content;
    const auto opened = database.read([&](core::UnitOfWork& work) {
        auto feed = core::open_feed(work, now, hex(key));
        const bool same = feed && before && before->feed.source == feed->source &&
                          before->feed.version == feed->version &&
                          before->feed.state == feed->state && now < before->valid_until;
        content = {};
        if (feed && !same && feed->state == core::FeedState::live)
            content = core::feed_content(work, *feed, window);
        return std::pair{std::move(feed), same};
    });
    if (!opened.first || opened.first->state == core::FeedState::gone) {
        forget(key);
        return {.is_gone = opened.first.has_value()};
    }
    if (opened.second) {
        before->epoch.store(epoch);
        return {.entry = before};
    }

    std::string text = text_of(*opened.first, content, now);
    const bool changed = !before || before->answer->text() != text;
    // Last-Modified may not be later than the Date beside it, which is up to a second old. So two
    // changes can share one; the date then does not tell the later from the earlier.
    const core::Instant changed_at = now - std::chrono::seconds{1};
    const auto date =
        before && before->answer->changed_at() >= changed_at ? DateTells::nothing : DateTells::all;
    const auto answer = changed ? std::make_shared<const FeedAnswer>(
                                      std::move(text), changed_at, always_secure_, date)
                                : before->answer;
    core::Instant until = std::min(window.next, next_state_at(*opened.first));
    for (const core::FeedMeeting& meeting : content.meetings)
        until = std::min(until, meeting.held_until.value_or(until));
    auto entry = std::make_shared<Entry>(*opened.first, answer, until);
    entry->epoch.store(epoch);
    if (before) {
        entry->fetched_at.store(before->fetched_at.load());
        entry->settled_at.store(before->settled_at.load());
        entry->client.store(before->client.load());
        entry->from.store(before->from.load());
        const std::lock_guard taking{before->places_mutex};
        entry->places = before->places;
    }
    keep(key, entry);
    return {.entry = std::move(entry)};
}

std::string FeedCache::text_of(const core::OpenFeed& opened,
                               const core::FeedContent& content,
                               core::Instant now) const
{
    if (opened.state == core::FeedState::live)
        return feed_text_of(opened, content, public_url_, now);
    return ended_feed_text(opened.feed, public_url_);
}

void FeedCache::keep(const Key& key, std::shared_ptr<Entry> entry)
{
    const std::unique_lock lock{entries_mutex_};
    auto& place = entries_[key];
    if (place) bytes_ -= place->answer->size();
    bytes_ += entry->answer->size();
    place = std::move(entry);
    while (bytes_ > most_bytes && entries_.size() > 1) {
        auto oldest = entries_.end();
        for (auto it = entries_.begin(); it != entries_.end(); ++it)
            if (it->first != key &&
                (oldest == entries_.end() || it->second->fetched_at < oldest->second->fetched_at))
                oldest = it;
        bytes_ -= oldest->second->answer->size();
        entries_.erase(oldest);
    }
}

void FeedCache::forget(const Key& key)
{
    const std::unique_lock lock{entries_mutex_};
    const auto found = entries_.find(key);
    if (found == entries_.end()) return;
    bytes_ -= found->second->answer->size();
    entries_.erase(found);
}

void FeedCache::note(Entry& entry, const LeanRequest& request, int status)
{
    (status == 304 ? unchanged_ : whole_).fetch_add(1, std::memory_order_relaxed);
    const std::int64_t now = clock_.now().time_since_epoch().count();
    const std::size_t from = std::hash<std::string_view>{}(request.remote);
    const bool is_elsewhere = entry.from.load(std::memory_order_relaxed) != from;
    if (is_elsewhere) entry.from.store(from, std::memory_order_relaxed);
    const bool is_due =
        now - entry.fetched_at.load(std::memory_order_relaxed) >= noted_every.count();
    if (!is_due && !is_elsewhere) return;
    const char* const client = calendar_client(request.user_agent).data();
    entry.client.store(client);
    entry.fetched_at.store(now);
    if (!request.remote.empty()) {
        const std::lock_guard noting{entry.places_mutex};
        const Entry::Place place{network_of(std::string{request.remote}), client};
        if (entry.places.size() < most_places &&
            std::ranges::find(entry.places, place) == entry.places.end())
            entry.places.push_back(place);
    }
}

void FeedCache::look(db::Database& database)
{
    const std::lock_guard looking{look_mutex_};
    const std::uint64_t commits = commits_.load();
    const std::int64_t began = steady_now();
    const std::int64_t sum =
        database.read([](core::UnitOfWork& work) { return work.feed_versions.sum(); });
    if (sum != known_sum_) {
        known_sum_ = sum;
        epoch_.fetch_add(1);
    }
    commits_seen_.store(commits);
    looked_at_.store(began);
}

void FeedCache::settle(db::Database& database)
{
    const core::Instant now = clock_.now();
    std::vector<core::FeedFetch> fetches;
    struct Settled {
        std::shared_ptr<Entry> entry;
        std::int64_t at;
        std::vector<Entry::Place> places;  // stay with the entry until they are stored
    };
    std::vector<Settled> settled;
    {
        const std::unique_lock lock{entries_mutex_};
        for (auto it = entries_.begin(); it != entries_.end();) {
            Entry& entry = *it->second;
            const std::int64_t at = entry.fetched_at.load();
            const core::Instant fetched{std::chrono::seconds{at}};
            std::vector<Entry::Place> places;
            {
                const std::lock_guard taking{entry.places_mutex};
                places = entry.places;
            }
            if (at > entry.settled_at.load() || !places.empty()) {
                if (places.empty())
                    fetches.push_back({entry.feed.feed.id, fetched, entry.client.load(), {}});
                for (const Entry::Place& place : places)
                    fetches.push_back({entry.feed.feed.id, fetched, place.client, place.network});
                settled.push_back({it->second, at, std::move(places)});
            }
            if (now - fetched > unused_for) {
                bytes_ -= entry.answer->size();
                it = entries_.erase(it);
            } else {
                ++it;
            }
        }
    }
    if (fetches.empty()) return;
    database.write([&](core::UnitOfWork& work) {
        work.feeds.note_fetches(fetches);
        return true;
    });
    for (const Settled& each : settled) {
        each.entry->settled_at.store(each.at);
        const std::lock_guard taking{each.entry->places_mutex};
        std::erase_if(each.entry->places, [&each](const Entry::Place& place) {
            return std::ranges::find(each.places, place) != each.places.end();
        });
    }
}

FeedCache::Counts FeedCache::counts() const
{
    return {whole_.load(), unchanged_.load(), unknown_.load()};
}

std::size_t FeedCache::size() const
{
    const std::shared_lock lock{entries_mutex_};
    return bytes_;
}

std::string_view feed_token(std::string_view path)
{
    constexpr std::string_view before = "/feeds/";
    constexpr std::string_view after = ".ics";
    if (!path.starts_with(before) || !path.ends_with(after)) return {};
    if (path.size() <= before.size() + after.size()) return {};
    return path.substr(before.size(), path.size() - before.size() - after.size());
}

std::string_view calendar_client(std::string_view user_agent)
{
    struct Client {
        std::string_view mark;
        std::string_view name;
    };
    static constexpr Client clients[] = {{"Google-Calendar", "Google Calendar"},
                                         {"Outlook", "Outlook"},
                                         {"Microsoft", "Outlook"},
                                         {"Thunderbird", "Thunderbird"},
                                         {"iOS/", "Apple Calendar"},
                                         {"macOS/", "Apple Calendar"},
                                         {"dataaccessd", "Apple Calendar"},
                                         {"CalendarAgent", "Apple Calendar"},
                                         {"ICSx5", "ICSx5"},
                                         {"Nextcloud", "Nextcloud"},
                                         {"Evolution", "Evolution"},
                                         {"Mozilla/", "A browser"}};
    for (const Client& client : clients)
        if (user_agent.find(client.mark) != std::string_view::npos) return client.name;
    return "Another program";
}

}  // namespace quorate::server
