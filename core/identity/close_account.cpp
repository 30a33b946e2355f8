#include "core/identity/close_account.hpp"

#include "core/circulation/reader_code_store.hpp"
#include "core/feeds/feed_store.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/identity/api_token_store.hpp"
#include "core/identity/app_password_store.hpp"
#include "core/identity/passkey_store.hpp"
#include "core/identity/second_factor_store.hpp"
#include "core/identity/session_store.hpp"
#include "core/meetings/invitee.hpp"

namespace quorate::core {
namespace {

// Whoever comes back sets one up anew: who has had the device meanwhile, nobody knows.
void end_passkeys_of(UnitOfWork& work, const User& user, Instant now)
{
    if (work.passkeys.of_user(user.id).empty()) return;
    work.passkeys.remove_all_of(user.id);
    const auto factor = work.second_factors.find(user.id);
    if (factor && factor->proven_at) return;
    work.second_factors.save({.user = user.id, .authority = user.authority, .taken_off_at = now});
    work.second_factors.set_recovery_codes(user.id, {}, now);
}

// Programs that fetch a calendar at an address which the leaver knows get nothing from now on, also
// where it is an agency's or a room's.
void stop_feeds_of(UnitOfWork& work, const User& user, Instant now)
{
    for (const FeedRow& row : work.feeds.list(user.authority, {.user = user.id})) {
        const Feed& feed = row.feed;
        if (feed.created_by != user.id) continue;
        work.feeds.revoke(feed.authority, feed.id, now);
        work.feed_versions.bump(FeedSubject::feed, feed.id.text());
    }
}

}  // namespace

void end_access(UnitOfWork& work, const UserId& user, Instant now)
{
    work.sessions.remove_all_of(user, {});
    work.second_factors.remove_challenges_of(user);  // nor goes on whoever stands half-way in
    work.api_tokens.revoke_all_of(user, now);
    work.app_passwords.revoke_all_of(user, now);
}

Result<Done> close_account(UnitOfWork& work, User user, Instant now)
{
    user.active = false;
    if (const auto saved = work.users.save(user); !saved) return saved.error();
    end_access(work, user.id, now);
    end_passkeys_of(work, user, now);
    stop_feeds_of(work, user, now);
    work.reader_codes.end_devices(user.authority, seat_key({.user = user.id}), now);
    work.feed_versions.bump(FeedSubject::user, user.id.text());  // ends the team feeds they made
    return Done{};
}

}  // namespace quorate::core
