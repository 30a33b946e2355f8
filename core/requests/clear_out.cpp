#include "core/requests/clear_out.hpp"

#include "core/circulation/reader_code_store.hpp"
#include "core/feeds/feed_store.hpp"
#include "core/identity/session_store.hpp"
#include "core/identity/sign_in_store.hpp"
#include "core/requests/idempotency_store.hpp"

namespace quorate::core {

Result<ClearedOut> clear_out(UnitOfWork& work, const Clock& clock)
{
    const Instant now = clock.now();
    return ClearedOut{
        .reader_codes = work.reader_codes.forget_codes_before(now - reader_codes_kept),
        .reader_devices = work.reader_codes.forget_devices_before(now - ended_devices_kept),
        .sessions = work.sessions.remove_expired(now),
        .sign_in_failures = work.sign_ins.forget_before(now - sign_in_failures_kept),
        .answers = work.idempotency.forget_before(now - answers_kept),
        .feed_places = work.feeds.forget_places_before(now - feed_places_kept)};
}

}  // namespace quorate::core
