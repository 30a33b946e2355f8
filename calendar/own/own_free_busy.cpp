#include "calendar/own/own_free_busy.hpp"

#include <algorithm>
#include <utility>

#include "calendar/ical/handles.hpp"

namespace quorate::calendar {
namespace {

icaltimetype utc(core::Instant at)
{
    return icaltime_from_timet_with_zone(
        at.time_since_epoch().count(), 0, icaltimezone_get_utc_timezone());
}

// In order, inside the span and apart from each other.
std::vector<core::TimeSpan> joined(std::vector<core::TimeSpan> times, const core::TimeSpan& span)
{
    std::ranges::sort(times);
    std::vector<core::TimeSpan> apart;
    for (core::TimeSpan each : times) {
        each = {std::max(each.from, span.from), std::min(each.until, span.until)};
        if (each.until <= each.from) continue;
        if (!apart.empty() && each.from <= apart.back().until)
            apart.back().until = std::max(apart.back().until, each.until);
        else
            apart.push_back(each);
    }
    return apart;
}

icalproperty* busy(const core::TimeSpan& time)
{
    const icalperiodtype period{.start = utc(time.from),
                                .end = utc(time.until),
                                .duration = icaldurationtype_null_duration()};
    icalproperty* const property = icalproperty_new_freebusy(period);
    icalproperty_add_parameter(property, icalparameter_new_fbtype(ICAL_FBTYPE_BUSY));
    return property;
}

}  // namespace

std::string own_free_busy_text(const core::TimeSpan& span,
                               std::vector<core::TimeSpan> times,
                               core::Instant stamp)
{
    const Component calendar{icalcomponent_new(ICAL_VCALENDAR_COMPONENT)};
    icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//Quorate//Meetings//EN"));
    icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
    icalcomponent* const answer = icalcomponent_new(ICAL_VFREEBUSY_COMPONENT);
    icalcomponent_add_component(calendar.get(), answer);
    icalcomponent_add_property(answer, icalproperty_new_dtstamp(utc(stamp)));
    icalcomponent_add_property(answer, icalproperty_new_dtstart(utc(span.from)));
    icalcomponent_add_property(answer, icalproperty_new_dtend(utc(span.until)));
    for (const core::TimeSpan& each : joined(std::move(times), span))
        icalcomponent_add_property(answer, busy(each));
    return to_text(calendar);
}

}  // namespace quorate::calendar
