#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/feeds/feed.hpp"
#include "core/feeds/feed_content.hpp"

namespace quorate::core {

/// Which feeds a list shows. All of them are live or have run out lately.
struct FeedQuery {
    UserId user = {};                      // their own, and those of their teams
    std::optional<AgencyId> agency = {};   // and of this agency
    bool all_agencies = false;             // or of every agency
    bool everyone = false;                 // or everything
    std::optional<Instant> ended_by = {};  // leave out what had run out by then
};

/// That somebody's program fetched a feed.
struct FeedFetch {
    FeedId feed;
    Instant at;
    std::string client;
    std::string network = {};  // from where; empty when that is not known
};

/// A network and a program from which a feed was fetched first after others had been.
struct FeedPlace {
    FeedId feed;
    std::string network;
    std::string client;
    Instant first_at = {};

    friend bool operator==(const FeedPlace&, const FeedPlace&) = default;
};

/// The feeds of each authority, and what they show.
class FeedStore {
public:
    virtual ~FeedStore() = default;

    virtual void add(const Feed& feed) = 0;

    virtual std::optional<Feed> find(const AuthorityId& authority, const FeedId& id) = 0;

    /// In any authority, revoked ones too: the address is all that its bearer has. Nothing for one
    /// that was not revoked, when its person or room is there no more, or whoever made a team's
    /// has left the team.
    virtual std::optional<Feed> find_by_token_hash(const std::string& hash) = 0;

    /// By kind and label, without those revoked.
    virtual std::vector<FeedRow> list(const AuthorityId& authority, const FeedQuery& query) = 0;

    /// False when it was revoked before.
    virtual bool revoke(const AuthorityId& authority, const FeedId& id, Instant at) = 0;

    /// In every authority: the live ones that were last used then or before.
    virtual std::vector<Feed> unused_since(Instant used_by, Instant now) = 0;

    /// Saves when it ends, and what is said of its not being used. False when it was revoked, or
    /// fetched since it was read.
    virtual bool save_use(const Feed& feed) = 0;

    /// Whose changes make this feed's content change.
    virtual FeedSource source_of(const Feed& feed) = 0;

    /// What a source's feed shows, by start; slots that are held only in their chair's own.
    /// Privileged meetings are in no agency's feed; those of restricted cases in no team's. In a
    /// room's, both take the time without a reference.
    virtual std::vector<FeedMeeting> meetings(const FeedSource& source,
                                              const FeedWindow& window) = 0;

    /// What the member of staff has to do, by their account or as the contact it belongs to, and
    /// what they have done since, by day.
    virtual std::vector<FeedAction> actions(const UserId& user, Instant done_since) = 0;

    /// The open limits of open cases that the member of staff leads, by day.
    virtual std::vector<FeedLastDay> last_days(const UserId& user, Date from, Date until) = 0;

    /// Of live feeds that the person made: new places of which they have not said that it was they,
    /// the newest first.
    virtual std::vector<FeedPlace> new_places(const AuthorityId& authority,
                                              const UserId& owner,
                                              Instant now) = 0;

    /// That it was they, in all places so far; false when there is nothing to say.
    virtual bool know_places(const AuthorityId& authority, const FeedId& feed) = 0;

    /// In all authorities: forgets places from where nothing was fetched since `oldest`, and those
    /// of feeds that had ended by then; gives how many. The first place of a feed that still runs
    /// is kept: without it the next one would be taken for its owner's.
    virtual int forget_places_before(Instant oldest) = 0;

    virtual void note_fetches(std::span<const FeedFetch> fetches) = 0;
};

}  // namespace quorate::core
