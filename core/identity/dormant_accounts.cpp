#include "core/identity/dormant_accounts.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/circulation/reader_code_store.hpp"
#include "core/feeds/feed_store.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/identity/close_account.hpp"
#include "core/meetings/invitee.hpp"
#include "core/outbox/outbox.hpp"

namespace quorate::core {
namespace {

bool warn_of(UnitOfWork& work, RandomSource& random, AccountUse use, const User& user, Instant now)
{
    use.warned_at = now;
    if (!work.users.save_use(use)) return false;
    work.outbox.enqueue({.id = OutboxMessageId{random.id()},
                         .authority = user.authority,
                         .dedupe_key = dedupe_key(MessageKind::account_dormant, random.id(), 0),
                         .kind = MessageKind::account_dormant,
                         .account = user.id,
                         .to = user.email,
                         .message_id = random.uid(),
                         .next_at = now,
                         .created_at = now});
    audit(work,
          system_actor(user.authority),
          now,
          {.action = Action::user_disable_leaver,
           .object = user.id.text(),
           .detail = "dormant=warned"});
    return true;
}

// Feeds that others look at too, such as a room's, go on.
void end_ways_in(UnitOfWork& work, const User& user, Instant now)
{
    end_access(work, user.id, now);
    for (const FeedRow& row : work.feeds.list(user.authority, {.user = user.id})) {
        const Feed& feed = row.feed;
        if (feed.created_by != user.id || !is_of_person(feed.kind)) continue;
        work.feeds.revoke(feed.authority, feed.id, now);
        work.feed_versions.bump(FeedSubject::feed, feed.id.text());
    }
    work.reader_codes.end_devices(user.authority, seat_key({.user = user.id}), now);
}

bool suspend(UnitOfWork& work, AccountUse use, const User& user, Instant now)
{
    // Somebody has to be left who can open the others again.
    const bool is_last =
        user.role == Role::administrator && work.users.open_administrators(user.authority) <= 1;
    if (is_last) return false;
    use.suspended_at = now;
    if (!work.users.save_use(use)) return false;
    end_ways_in(work, user, now);
    audit(work,
          system_actor(user.authority),
          now,
          {.action = Action::user_disable_leaver,
           .object = user.id.text(),
           .detail = "dormant=suspended days=" + std::to_string(dormant_after.count())});
    return true;
}

}  // namespace

Result<DormantAccounts> suspend_dormant(UnitOfWork& work, const Clock& clock, RandomSource& random)
{
    const Instant now = clock.now();
    DormantAccounts done;
    work.users.begin_counting(now);
    for (const AccountUse& use :
         work.users.unused_since(now - (dormant_after - dormant_is_warned))) {
        const auto user = work.users.find(use.user);
        if (!user || !user->active) continue;
        const bool is_due = use.warned_at && *use.warned_at <= now - dormant_is_warned &&
                            use.signed_in_at <= now - dormant_after;
        if (!use.warned_at)
            done.warned += warn_of(work, random, use, *user, now) ? 1 : 0;
        else if (is_due)
            done.suspended += suspend(work, use, *user, now) ? 1 : 0;
    }
    return done;
}

Result<Done> open_suspended(UnitOfWork& work,
                            const Clock& clock,
                            const Actor& actor,
                            const UserId& id)
{
    const Instant now = clock.now();
    if (const auto ok = permit_role(actor, Action::user_create); !ok) return ok;
    const auto user = work.users.find(id);
    const auto owner = user ? user->authority : AuthorityId{};
    if (const auto ok = permit(actor, Action::user_create, owner, now); !ok) return ok;
    const auto use = work.users.use_of(id);
    if (!user->active || !use || !use->suspended_at) return Refusal::wrong_state;
    work.users.note_signed_in(*user, now);  // counted anew
    audit(work,
          actor,
          now,
          {.action = Action::user_create, .object = id.text(), .detail = "dormant=opened"});
    return Done{};
}

std::optional<Instant> suspension_told(UnitOfWork& work, const OutboxMessage& message)
{
    if (!message.account) return std::nullopt;
    const auto user = work.users.find(*message.account);
    const auto use = work.users.use_of(*message.account);
    if (!user || !user->active || user->email != message.to) return std::nullopt;
    if (!use || !use->warned_at || use->suspended_at) return std::nullopt;
    return std::max(use->signed_in_at + dormant_after, *use->warned_at + dormant_is_warned);
}

}  // namespace quorate::core
