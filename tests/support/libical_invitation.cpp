#include "tests/support/libical_invitation.hpp"

#include "calendar/ical/handles.hpp"
#include "calendar/ical/text.hpp"
#include "calendar/ical/zone.hpp"

namespace quorate::test {
namespace {

using namespace quorate::calendar;

using namespace std::chrono;

enum class Told { request, cancel };

// libical's add functions take ownership; from here on `owner` frees `property`.
void add(const Component& owner, icalproperty* property)
{
    icalcomponent_add_property(owner.get(), property);
}

void add_x(const Component& owner, const char* name, const char* value)
{
    icalproperty* property = icalproperty_new_x(value);
    icalproperty_set_x_name(property, name);
    add(owner, property);
}

icaltimetype fields(core::CivilTime at)
{
    const local_days day = floor<days>(at);
    const year_month_day date{day};
    const hh_mm_ss time{at - day};
    icaltimetype value = icaltime_null_time();
    value.year = static_cast<int>(date.year());
    value.month = static_cast<int>(static_cast<unsigned>(date.month()));
    value.day = static_cast<int>(static_cast<unsigned>(date.day()));
    value.hour = static_cast<int>(time.hours().count());
    value.minute = static_cast<int>(time.minutes().count());
    value.second = static_cast<int>(time.seconds().count());
    return value;
}

icaltimetype utc(core::Instant at)
{
    // libical makes its UTC zone on first use without a lock; this makes it once for all threads.
    static icaltimezone* const zone = icaltimezone_get_utc_timezone();
    icaltimetype value = fields(core::CivilTime{at.time_since_epoch()});
    value.zone = zone;
    return value;
}

// Start and end are written alike: in London time, or both in UTC when one falls in the hour that
// is there twice.
void add_times(const Component& event, const Invitation& invitation)
{
    const WallTime start = london_wall_time(invitation.starts_at);
    const WallTime end = london_wall_time(invitation.ends_at);
    if (start.repeated || end.repeated) {
        add(event, icalproperty_new_dtstart(utc(invitation.starts_at)));
        add(event, icalproperty_new_dtend(utc(invitation.ends_at)));
        return;
    }
    const auto in_london = [](icalproperty* property) {
        icalproperty_add_parameter(property, icalparameter_new_tzid(london_tzid.data()));
        return property;
    };
    add(event, in_london(icalproperty_new_dtstart(fields(start.local))));
    add(event, in_london(icalproperty_new_dtend(fields(end.local))));
}

void add_name(icalproperty* property, const std::string& name)
{
    const std::string shown = display_name(name);
    if (!shown.empty()) icalproperty_add_parameter(property, icalparameter_new_cn(shown.c_str()));
}

icalproperty* organiser(const Invitation& invitation)
{
    icalproperty* property = icalproperty_new_organizer(mailto(invitation.organiser_email).c_str());
    add_name(property, invitation.organiser_name);
    return property;
}

icalparameter_partstat partstat(core::Reply reply)
{
    switch (reply) {
        case core::Reply::none:
            return ICAL_PARTSTAT_NEEDSACTION;
        case core::Reply::attend:
        case core::Reply::remote:
            return ICAL_PARTSTAT_ACCEPTED;
        case core::Reply::deputy:
            return ICAL_PARTSTAT_DELEGATED;
        case core::Reply::report_only:
        case core::Reply::cannot_come:
        case core::Reply::wrong_person:
            break;
    }
    return ICAL_PARTSTAT_DECLINED;
}

icalproperty* attendee(const Invitation& invitation, Told told)
{
    const bool required = invitation.participation == Participation::required;
    const std::string address = mailto(invitation.attendee_email.reveal());
    icalproperty* property = icalproperty_new_attendee(address.c_str());
    const auto with = [property](icalparameter* p) { icalproperty_add_parameter(property, p); };
    with(icalparameter_new_cutype(ICAL_CUTYPE_INDIVIDUAL));
    with(icalparameter_new_role(required ? ICAL_ROLE_REQPARTICIPANT : ICAL_ROLE_OPTPARTICIPANT));
    if (told == Told::request) {
        with(icalparameter_new_partstat(partstat(invitation.reply)));
        with(icalparameter_new_rsvp(ICAL_RSVP_TRUE));
    }
    add_name(property, invitation.attendee_name.reveal());
    return property;
}

Component event_of(const Invitation& invitation, Told told)
{
    const bool request = told == Told::request;
    const bool busy = request && invitation.participation == Participation::required;
    Component event{icalcomponent_new(ICAL_VEVENT_COMPONENT)};
    add(event, icalproperty_new_uid(invitation.uid.c_str()));
    add(event, icalproperty_new_dtstamp(utc(invitation.stamp)));
    add(event, icalproperty_new_created(utc(invitation.created)));
    add(event, icalproperty_new_lastmodified(utc(invitation.last_modified)));
    add(event, icalproperty_new_sequence(invitation.sequence));
    add_times(event, invitation);
    add(event, icalproperty_new_summary(printable(invitation.summary).c_str()));
    if (request && !invitation.location.empty())
        add(event, icalproperty_new_location(printable(invitation.location).c_str()));
    if (request && !invitation.description.empty())
        add(event, icalproperty_new_description(printable(invitation.description).c_str()));
    add(event, organiser(invitation));
    add(event, attendee(invitation, told));  // theirs only: invitees do not see each other
    add(event, icalproperty_new_status(request ? ICAL_STATUS_CONFIRMED : ICAL_STATUS_CANCELLED));
    add(event, icalproperty_new_class(ICAL_CLASS_PRIVATE));
    add(event, icalproperty_new_transp(request ? ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT));
    add_x(event, "X-MICROSOFT-CDO-BUSYSTATUS", busy ? "BUSY" : "FREE");
    add_x(event, "X-MICROSOFT-DISALLOW-COUNTER", "FALSE");  // shown to whoever booked
    return event;
}

std::string text_of(const Invitation& invitation, Told told)
{
    static const std::string vtimezone{london_vtimezone()};

    const Component calendar{icalcomponent_new(ICAL_VCALENDAR_COMPONENT)};
    add(calendar, icalproperty_new_prodid("-//Quorate//Meetings//EN"));
    add(calendar, icalproperty_new_version("2.0"));
    add(calendar, icalproperty_new_calscale("GREGORIAN"));
    add(calendar,
        icalproperty_new_method(told == Told::request ? ICAL_METHOD_REQUEST : ICAL_METHOD_CANCEL));
    icalcomponent_add_component(calendar.get(), from_own_text(vtimezone).release());
    icalcomponent_add_component(calendar.get(), event_of(invitation, told).release());

    return to_text(calendar);
}

}  // namespace

std::string request_text_by_libical(const calendar::Invitation& invitation)
{
    return text_of(invitation, Told::request);
}

std::string cancel_text_by_libical(const calendar::Invitation& invitation)
{
    return text_of(invitation, Told::cancel);
}

}  // namespace quorate::test
