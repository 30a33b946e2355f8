#include "server/jobs/busy_feed_watcher.hpp"

#include <chrono>
#include <stdexcept>

#include "core/availability/busy_feed_store.hpp"
#include "core/availability/busy_feeds.hpp"
#include "server/log/log.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;
using Outcome = core::FetchedCalendar::Outcome;

constexpr seconds look_every{15};
constexpr int batch = 10;
// Longer than a batch can take, so that no feed is fetched by two servers at once.
constexpr minutes taken_for{5};

core::FetchedCalendar failed(std::string_view fault)
{
    core::FetchedCalendar fetched;
    fetched.fault = fault;
    return fetched;
}

}  // namespace

BusyFeedWatcher::BusyFeedWatcher(BusyFeedTools tools)
    : tools_{tools}, job_{"busy_feeds", look_every, [this] { return run_once() == batch; }}
{
}

int BusyFeedWatcher::run_once()
{
    const core::Instant taken_at = tools_.clock.now();
    const core::Instant taken_until = taken_at + taken_for;
    const auto feeds = tools_.database.write([&](core::UnitOfWork& work) {
        return work.busy_feeds.take_due(taken_at, taken_until, batch);
    });
    for (const core::BusyFeed& feed : feeds) {
        if (job_.stopping()) break;  // due again when the time it was taken for is over
        const core::Instant now = tools_.clock.now();
        const core::FetchedCalendar fetched = fetch(feed, now);
        tools_.database.write([&](core::UnitOfWork& work) {
            return core::note_fetched(work, tools_.random, feed, fetched, taken_until, now);
        });
        const bool well = fetched.outcome != Outcome::failed;
        if (!well)
            log(events::busy_feed_failed,
                {{"feed", feed.id},
                 {"fault", LogValue::code(fetched.fault)},
                 {"failures", feed.failures + 1}});
        tools_.metrics.count("busy_feed_fetches_total",
                             well ? "result=\"read\"" : "result=\"failed\"");
    }
    return static_cast<int>(feeds.size());
}

core::FetchedCalendar BusyFeedWatcher::fetch(const core::BusyFeed& feed, core::Instant now)
{
    const auto url = tools_.seal.open(feed.sealed_url);
    const auto address = url ? core::calendar_address(*url) : core::Refusal::invalid_input;
    if (!address) return failed("address_lost");  // sealed with another installation's secret
    CalendarRequest request{.address = *address};
    if (!core::needs_whole_calendar(feed, now)) {
        request.etag = feed.etag;
        request.last_modified = feed.last_modified;
    }
    const CalendarAnswer answer = tools_.fetcher.fetch(request);
    if (answer.fault) return failed(code(*answer.fault));
    core::FetchedCalendar fetched;
    if (answer.unchanged) {
        fetched.outcome = Outcome::unchanged;
        return fetched;
    }
    fetched.stretch = core::busy_feed_stretch(now);
    try {
        auto reading = tools_.worker.read(answer.body, fetched.stretch);
        if (reading.fault) return failed(code(*reading.fault));
        fetched.busy = std::move(reading.busy);
        fetched.left_out = reading.left_out;
    } catch (const std::runtime_error&) {
        log(events::bug, {{"where", "busy_worker"}});
        return failed("worker_failed");
    }
    fetched.outcome = Outcome::read;
    fetched.etag = answer.etag;
    fetched.last_modified = answer.last_modified;
    return fetched;
}

}  // namespace quorate::server
