#include "server/pages/scheduling/availability_pages.hpp"

#include "core/availability/busy_times.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/unread_fields.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/scheduling/calendar_urls.hpp"
#include "server/pages/scheduling/times_owner.hpp"
#include "server/pages/scheduling/times_page.hpp"

namespace quorate::server {
namespace {

using core::CalendarOwner;

// What core calls the ends of a time, and what the form calls them.
std::vector<core::FieldError> form_names(std::vector<core::FieldError> errors,
                                         const TypedSpan& span)
{
    const bool whole_days = span.from.empty() && span.until.empty();
    for (core::FieldError& each : errors) {
        if (each.field == "starts_at") each.field = whole_days ? "date" : "from";
        if (each.field == "ends_at")
            each.field = !whole_days ? "until" : span.until_date.empty() ? "date" : "until_date";
    }
    return errors;
}

core::Result<core::BusyTime> found_time(App& app, const Request& request, const core::Actor& actor)
{
    return app.read(actor, [&](core::UnitOfWork& work) {
        return core::find_busy_time(work, app.clock, actor, core::BusyTimeId{request.value(0)});
    });
}

}  // namespace

Response get_my_times(App& app, const Request& request, const core::Actor& actor)
{
    return times_page(app, request, actor, {actor.user});
}

Response get_times(App& app, const Request& request, const core::Actor& actor)
{
    const auto owner = owner_in(request);
    return owner ? times_page(app, request, actor, *owner) : no_such_times(app, request, actor);
}

Response post_busy_time(App& app, const Request& request, const core::Actor& actor)
{
    const auto owner = owner_in(request);
    if (!owner) return no_such_times(app, request, actor);
    const Fields form = form_of(request);
    TypedTimes typed{.busy = {.span = typed_span_of(form), .kind = form.get("kind")}};
    const TypedSpan& span = typed.busy.span;
    const ReadSpan read = read_span(span);
    const auto taken = app.transact(actor, [&](core::UnitOfWork& work) {
        auto outcome = core::add_busy_time(work,
                                           app.clock,
                                           app.random,
                                           actor,
                                           {.owner = *owner,
                                            .starts_at = read.starts_at,
                                            .ends_at = read.ends_at,
                                            .kind = core::busy_kind_from(typed.busy.kind)});
        if (!outcome) {
            core::Error error = outcome.error();
            // What could not be read is told by the reader already.
            std::erase_if(error.fields, [&](const core::FieldError& each) {
                return (each.field == "starts_at" && !read.starts_at) ||
                       (each.field == "ends_at" && !read.ends_at);
            });
            error.fields = form_names(std::move(error.fields), span);
            outcome = std::move(error);
        }
        return with_unread(read.errors, std::move(outcome));
    });
    if (taken) {
        const auto met = app.read(actor, [&](core::UnitOfWork& work) {
            return core::meetings_in(work, app.clock, actor, *taken);
        });
        const std::string url = times_url(actor, *owner);
        return done(met.empty() ? url : with_query(url, {{"taken", taken->id.text()}}),
                    "time-taken");
    }
    if (!belongs_in_form(taken.error())) return refusal_page(app, request, actor, taken.error());
    typed.errors = form_errors(taken.error());
    typed.status = refusal_status(taken.error().refusal);
    return times_page(app, request, actor, *owner, typed);
}

Response get_remove_busy_time(App& app, const Request& request, const core::Actor& actor)
{
    const auto time = found_time(app, request, actor);
    if (!time) return refusal_page(app, request, actor, time.error());
    return times_question(app,
                          request,
                          actor,
                          time->owner,
                          {.heading = "Give this time back?",
                           .paragraphs = {span_text({time->starts_at, time->ends_at}) + ". " +
                                              busy_words(*time) + ".",
                                          "Meetings can be booked then again."},
                           .button = {.label = "Give it back", .look = ButtonLook::warning},
                           .action_url = busy_time_url(time->id),
                           .cancel_url = times_url(actor, time->owner)});
}

Response post_remove_busy_time(App& app, const Request& request, const core::Actor& actor)
{
    const auto removed =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<CalendarOwner> {
            const core::BusyTimeId id{request.value(0)};
            const auto time = core::find_busy_time(work, app.clock, actor, id);
            if (!time) return time.error();
            const auto gone = core::remove_busy_time(work, app.clock, actor, id);
            if (!gone) return gone.error();
            return time->owner;
        });
    if (!removed) return refusal_page(app, request, actor, removed.error());
    return done(times_url(actor, *removed), "time-given-back");
}

}  // namespace quorate::server
