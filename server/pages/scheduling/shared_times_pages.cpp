#include "server/pages/scheduling/shared_times_pages.hpp"

#include "core/availability/busy_feeds.hpp"
#include "core/availability/calendar_sharing.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/scheduling/calendar_urls.hpp"
#include "server/pages/scheduling/times_owner.hpp"
#include "server/pages/scheduling/times_page.hpp"

namespace quorate::server {
namespace {

core::Result<core::BusyFeed> found_feed(App& app, const Request& request, const core::Actor& actor)
{
    return app.read(actor, [&](core::UnitOfWork& work) -> core::Result<core::BusyFeed> {
        const auto feeds = core::list_busy_feeds(work, app.clock, actor, std::nullopt);
        if (!feeds) return feeds.error();
        for (const core::BusyFeed& each : *feeds)
            if (each.id.text() == request.value(0)) return each;
        return core::Refusal::not_found;
    });
}

}  // namespace

Response get_busy_feeds(App& app, const Request& request, const core::Actor& actor)
{
    const auto owner = owner_in(request);
    if (!owner) return no_such_times(app, request, actor);
    const auto feeds = app.read(actor, [&](core::UnitOfWork& work) {
        return core::list_busy_feeds(work, app.clock, actor, *owner);
    });
    if (!feeds) return refusal_page(app, request, actor, feeds.error());
    return see_other(times_url(actor, *owner) + "#addresses");
}

Response post_busy_feed(App& app, const Request& request, const core::Actor& actor)
{
    const auto owner = owner_in(request);
    if (!owner) return no_such_times(app, request, actor);
    TypedTimes typed{.url = form_of(request).get("url")};
    const auto added = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::add_busy_feed(
            work,
            {app.clock, app.random, app.calendar_addresses, app.settings.busy_hosts},
            actor,
            {.owner = *owner, .url = typed.url});
    });
    if (added) return done(times_url(actor, *owner), "address-added");
    if (!belongs_in_form(added.error())) return refusal_page(app, request, actor, added.error());
    typed.errors = form_errors(added.error());
    typed.status = refusal_status(added.error().refusal);
    return times_page(app, request, actor, *owner, typed);
}

Response get_remove_busy_feed(App& app, const Request& request, const core::Actor& actor)
{
    const auto feed = found_feed(app, request, actor);
    if (!feed) return refusal_page(app, request, actor, feed.error());
    return times_question(
        app,
        request,
        actor,
        feed->owner,
        {.heading = "Remove the calendar address?",
         .paragraphs = {"The calendar at " + feed->host +
                            " is not fetched any more, and every time that came from it is "
                            "forgotten.",
                        "To have it back you need the whole address again."},
         .button = {.label = "Remove the address", .look = ButtonLook::warning},
         .action_url = busy_feed_url(feed->id),
         .cancel_url = times_url(actor, feed->owner)});
}

Response post_remove_busy_feed(App& app, const Request& request, const core::Actor& actor)
{
    const auto feed = found_feed(app, request, actor);
    if (!feed) return refusal_page(app, request, actor, feed.error());
    const auto removed = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::remove_busy_feed(work, app.clock, actor, feed->id);
    });
    if (!removed) return refusal_page(app, request, actor, removed.error());
    return done(times_url(actor, feed->owner), "address-removed");
}

Response post_times_kept(App& app, const Request& request, const core::Actor& actor)
{
    const auto owner = owner_in(request);
    if (!owner) return no_such_times(app, request, actor);
    const auto kept = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::say_calendar_is_kept(work, app.clock, actor, *owner);
    });
    if (!kept) return refusal_page(app, request, actor, kept.error());
    return done(times_url(actor, *owner), "times-kept");
}

Response get_stop_sharing(App& app, const Request& request, const core::Actor& actor)
{
    const auto owner = owner_in(request);
    if (!owner) return no_such_times(app, request, actor);
    const auto sharing = app.read(actor, [&](core::UnitOfWork& work) {
        return core::view_sharing(work, app.clock, actor, *owner);
    });
    if (!sharing) return refusal_page(app, request, actor, sharing.error());
    return times_question(
        app,
        request,
        actor,
        *owner,
        {.heading = "Forget their times?",
         .paragraphs = {"Their calendar counts as not shared again: they are asked by e-mail, and "
                        "never taken to be free.",
                        "Every time that is listed for them is removed. Working hours are kept."},
         .button = {.label = "Forget their times", .look = ButtonLook::warning},
         .action_url = times_part_url(*owner, "stop"),
         .cancel_url = times_url(actor, *owner)});
}

Response post_stop_sharing(App& app, const Request& request, const core::Actor& actor)
{
    const auto owner = owner_in(request);
    if (!owner) return no_such_times(app, request, actor);
    const auto stopped = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::stop_sharing(work, app.clock, actor, *owner);
    });
    if (!stopped) return refusal_page(app, request, actor, stopped.error());
    return done(times_url(actor, *owner), "times-forgotten");
}

}  // namespace quorate::server
