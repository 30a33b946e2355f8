#include "calendar/own/own_free_busy.hpp"
#include "core/availability/availability_store.hpp"
#include "core/own_calendar/own_busy_times.hpp"
#include "server/dav/dav_request.hpp"
#include "server/dav/query_filter.hpp"

namespace quorate::server {
namespace {

using Times = std::vector<core::TimeSpan>;

// When the calendar's own entries say that its owner has no time: nobody is busy by an action
// point.
Times times_in(const DavRequest& dav, core::UnitOfWork& work, const core::TimeSpan& span)
{
    const core::Actor& actor = dav.shelf.actor();
    Times times;
    switch (dav.place.calendar) {
        case core::OwnCalendar::meetings:
            if (auto found = core::own_meeting_times(work, dav.shelf.app().clock, actor, span))
                times = *std::move(found);
            break;
        case core::OwnCalendar::busy:
            for (const core::BusyTime& each :
                 work.availability.busy_times(actor.authority, {{actor.user}}, span))
                if (each.source == core::BusySource::caldav)
                    times.push_back({each.starts_at, each.ends_at});
            break;
        case core::OwnCalendar::actions:
            break;
    }
    return times;
}

}  // namespace

Response dav_free_busy(const DavRequest& dav, const XmlElement& report)
{
    const XmlElement* const range = report.child(caldav_space, "time-range");
    const auto asked = range == nullptr ? std::nullopt : time_range(*range);
    const bool is_whole =
        asked && !range->attribute("start").empty() && !range->attribute("end").empty();
    if (!is_whole) return dav_error(400, "");
    App& app = dav.shelf.app();
    const Times times =
        app.database.read([&](core::UnitOfWork& work) { return times_in(dav, work, *asked); });
    Response response{.status = 200,
                      .headers = {},
                      .body = calendar::own_free_busy_text(*asked, times, app.now())};
    return response.with("Content-Type", "text/calendar; charset=utf-8")
        .with("Cache-Control", "private, no-cache");
}

}  // namespace quorate::server
