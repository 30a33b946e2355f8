#pragma once

#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/feeds/feed.hpp"
#include "core/feeds/feed_store.hpp"
#include "core/support/link_tokens.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// The token in a feed's address. A new address is a new feed, so each has one for good.
std::string feed_token(const LinkTokens& links, const Feed& feed);

struct FeedTools {
    const Clock& clock;
    RandomSource& random;
    const LinkTokens& links;
};

struct CreateFeed {
    FeedKind kind = FeedKind::person;   // field "kind"
    std::string subject = {};           // field "subject"; not needed for one's own
    std::string label = {};             // field "label"
    std::optional<Date> last_day = {};  // field "last_day"; a year without it
};

struct NewFeed {
    Feed feed;
    std::string token;  // shown once; only its digest is kept
};

/// A feed of one's own meetings or action points, of a team one is in, of an agency whose contacts
/// one may edit, or of a room for those who may edit rooms.
Result<NewFeed> create_feed(UnitOfWork& work,
                            const FeedTools& tools,
                            const Actor& actor,
                            const CreateFeed& command);

/// The same feed at a new address, for as long as before; the old one stops. Only whoever made it.
Result<NewFeed> rotate_feed(UnitOfWork& work,
                            const FeedTools& tools,
                            const Actor& actor,
                            const FeedId& id);

/// Stops a feed's address: one's own, or anybody's for those who may.
Result<Done> revoke_feed(UnitOfWork& work,
                         const Clock& clock,
                         const Actor& actor,
                         const FeedId& id);

/// Keeps a feed that is to end because nobody uses it, or lets one that ended so work again at its
/// address until the day on which it was to end. Only whoever made it.
Result<Feed> renew_feed(UnitOfWork& work, const Clock& clock, const Actor& actor, const FeedId& id);

/// Of the actor's own feeds: from where they were fetched newly, until they say that it was they.
std::vector<FeedPlace> new_feed_places(UnitOfWork& work, const Clock& clock, const Actor& actor);

/// Says that it was the actor, in all places from which the feed was fetched so far. Only whoever
/// made it; `wrong_state` when there is nothing to say.
Result<Done> know_feed_places(UnitOfWork& work,
                              const Clock& clock,
                              const Actor& actor,
                              const FeedId& id);

/// Notes which feeds nobody has used for long, of which their owners are warned from then on, and
/// ends those that nobody used since. Gives how many ended. For a job.
Result<int> end_unused_feeds(UnitOfWork& work, const Clock& clock);

/// A feed that the actor may know of, to ask before it is stopped.
Result<FeedRow> find_feed(UnitOfWork& work,
                          const Clock& clock,
                          const Actor& actor,
                          const FeedId& id);

/// The actor's own feeds, those of their teams and of the agencies whose contacts they may edit;
/// for those who may stop anybody's, all.
Result<std::vector<FeedRow>> list_feeds(UnitOfWork& work, const Clock& clock, const Actor& actor);

/// What a new feed can be of, for people to choose from.
struct FeedChoices {
    std::vector<std::pair<std::string, std::string>> agencies = {};  // id and name
    std::vector<std::pair<std::string, std::string>> teams = {};
    std::vector<std::pair<std::string, std::string>> rooms = {};
    bool has_actions = false;
};
Result<FeedChoices> feed_choices(UnitOfWork& work, const Clock& clock, const Actor& actor);

/// A feed whose address was asked for, and the version of what it shows.
struct OpenFeed {
    Feed feed;
    FeedSource source;
    std::int64_t version = 0;
    FeedState state = FeedState::live;
};

/// Nothing for an address that never was.
std::optional<OpenFeed> open_feed(UnitOfWork& work, Instant now, const std::string& token_hash);

/// What a live feed shows.
FeedContent feed_content(UnitOfWork& work, const OpenFeed& opened, const FeedWindow& window);

}  // namespace quorate::core
