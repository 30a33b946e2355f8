#include "calendar/ical/handles.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace quorate::calendar {
namespace {

Component calendar_with_organiser(const char* address)
{
    Component calendar{icalcomponent_new(ICAL_VCALENDAR_COMPONENT)};
    icalcomponent* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    icalcomponent_add_property(event, icalproperty_new_organizer(address));
    icalcomponent_add_component(calendar.get(), event);
    return calendar;
}

TEST(IcalText, EndsItsLinesWithCrLf)
{
    const Component calendar{icalcomponent_new(ICAL_VCALENDAR_COMPONENT)};

    EXPECT_EQ(to_text(calendar), "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
}

TEST(ReadingBack, AcceptsWhatStayedOnItsLine)
{
    const Component calendar = calendar_with_organiser("mailto:o@example.org");

    EXPECT_NO_THROW(require_faithful(to_text(calendar), calendar));
}

TEST(ReadingBack, CatchesAnAddressThatBrokeOutOfItsLine)
{
    const Component calendar =
        calendar_with_organiser("mailto:o@example.org\r\nATTENDEE:mailto:evil@example.org");

    EXPECT_THROW(require_faithful(to_text(calendar), calendar), std::logic_error);
}

TEST(ReadingBack, CatchesAComponentTooMany)
{
    const Component calendar = calendar_with_organiser("mailto:o@example.org");
    std::string text = to_text(calendar);
    text.insert(text.find("END:VCALENDAR"), "BEGIN:VEVENT\r\nEND:VEVENT\r\n");

    EXPECT_THROW(require_faithful(text, calendar), std::logic_error);
}

}  // namespace
}  // namespace quorate::calendar
