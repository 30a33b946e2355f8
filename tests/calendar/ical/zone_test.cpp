#include "calendar/ical/zone.hpp"

#include <gtest/gtest.h>

#include "calendar/ical/handles.hpp"

namespace quorate::calendar {
namespace {

using namespace std::chrono;

core::Instant utc(int y, unsigned m, unsigned d, int hour, int minute = 0)
{
    return sys_days{year{y} / month{m} / day{d}} + hours{hour} + minutes{minute};
}

std::string local_text(core::Instant at)
{
    std::string text;
    append_local(text, london_wall_time(at).local);
    return text;
}

// The block is what others compute with, so it must say what we do.
TEST(LondonVtimezone, LeadsAReaderToTheInstantMeant)
{
    icaltimezone* zone = icaltimezone_new();
    icaltimezone_set_component(zone, from_own_text(std::string{london_vtimezone()}).release());
    for (int y = 1996; y <= 2037; ++y) {
        for (const unsigned m : {1u, 3u, 6u, 10u, 12u}) {
            const core::Instant end = utc(y, m, 24, 12) + days{9};
            for (core::Instant at = utc(y, m, 24, 12); at < end; at += days{1}) {
                std::string local;
                append_local(local, london_wall_time(at).local);
                const icaltimetype read = icaltime_from_string(local.c_str());
                ASSERT_EQ(icaltime_as_timet_with_zone(read, zone), at.time_since_epoch().count())
                    << local;
            }
        }
    }
    icaltimezone_free(zone, 1);  // and the component
}

TEST(LondonWallTime, MarksOnlyTheSecondPassOfTheAutumnHour)
{
    EXPECT_FALSE(london_wall_time(utc(2027, 10, 31, 0, 30)).repeated);
    EXPECT_TRUE(london_wall_time(utc(2027, 10, 31, 1, 0)).repeated);
    EXPECT_TRUE(london_wall_time(utc(2027, 10, 31, 1, 59)).repeated);
    EXPECT_FALSE(london_wall_time(utc(2027, 10, 31, 2, 0)).repeated);
    EXPECT_EQ(local_text(utc(2027, 10, 31, 0, 30)), "20271031T013000");
    EXPECT_EQ(local_text(utc(2027, 10, 31, 1, 30)), "20271031T013000");
}

TEST(LondonWallTime, SkipsTheSpringHour)
{
    EXPECT_EQ(local_text(utc(2027, 3, 28, 0, 59)), "20270328T005900");
    EXPECT_EQ(local_text(utc(2027, 3, 28, 1, 0)), "20270328T020000");
}

TEST(UtcText, IsTheBasicFormWithZ)
{
    std::string text;

    append_utc(text, utc(2026, 11, 2, 9, 5) + seconds{7});

    EXPECT_EQ(text, "20261102T090507Z");
}

TEST(LondonVtimezone, IsATimezoneNamedExactlyEuropeLondon)
{
    const Component zone = from_own_text(std::string{london_vtimezone()});

    ASSERT_EQ(icalcomponent_isa(zone.get()), ICAL_VTIMEZONE_COMPONENT);
    icalproperty* tzid = icalcomponent_get_first_property(zone.get(), ICAL_TZID_PROPERTY);
    EXPECT_STREQ(icalproperty_get_tzid(tzid), "Europe/London");
    EXPECT_LT(london_vtimezone().size(), 500u);
}

}  // namespace
}  // namespace quorate::calendar
