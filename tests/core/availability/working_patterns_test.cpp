#include "core/availability/working_patterns.hpp"

#include "core/availability/service_times.hpp"
#include "tests/core/availability/availability_fixture.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono_literals;
using test::day;
using test::staff;

WorkingPattern mondays(std::optional<Date> from = {}, std::optional<Date> until = {})
{
    WorkingPattern pattern{.from = from, .until = until};
    pattern.hours[0] = {{9h, 12h}, {13h, 17h}};
    return pattern;
}

class WorkingPatternsOf : public test::AvailabilityTest {
protected:
    Result<OwnersPatterns> set(std::vector<WorkingPattern> patterns,
                               int version = 0,
                               const Actor& actor = staff("bs"))
    {
        return change([&](UnitOfWork& work) {
            return set_working_pattern(
                work,
                clock_,
                actor,
                {.owner = user("cc"), .patterns = std::move(patterns), .version = version});
        });
    }

    Result<OwnersPatterns> kept(const Actor& actor = staff("bs"))
    {
        return ask([&](UnitOfWork& work) {
            return view_working_pattern(work, clock_, actor, user("cc"));
        });
    }

    Result<SchoolHolidays> set_holidays(std::vector<SchoolHoliday> holidays,
                                        int version = 0,
                                        const Actor& actor = staff("bs"))
    {
        return change([&](UnitOfWork& work) {
            return set_school_holidays(
                work, clock_, actor, {.holidays = std::move(holidays), .version = version});
        });
    }

    Result<ServiceHours> set_hours(std::chrono::minutes opens,
                                   std::chrono::minutes closes,
                                   int version = 0,
                                   const Actor& actor = staff("bs"))
    {
        return change([&](UnitOfWork& work) {
            return set_service_hours(work, clock_, actor, {opens, closes, version});
        });
    }
};

TEST_P(WorkingPatternsOf, TakeThePlaceOfThoseBeforeInOrder)
{
    EXPECT_EQ(kept()->version, 0);
    const WorkingPattern later = mondays(day("2027-01-01"));
    const WorkingPattern earlier = mondays({}, day("2026-12-31"));
    const auto first = set({later, earlier});
    ASSERT_TRUE(first) << told(first);
    EXPECT_EQ(first->version, 1);
    EXPECT_EQ(kept()->patterns, (std::vector{earlier, later}));
    EXPECT_EQ(set({mondays()}, 1)->version, 2);
    EXPECT_EQ(kept()->patterns, std::vector{mondays()});
    EXPECT_EQ(set({}, 2)->version, 3);
    EXPECT_TRUE(kept()->patterns.empty());
    EXPECT_EQ(kept()->version, 3);
}

TEST_P(WorkingPatternsOf, AreNotSavedOverThoseOfSomebodyElse)
{
    ASSERT_TRUE(set({mondays()}));
    const std::string stale{refusal_text(Refusal::stale_version).code};
    EXPECT_EQ(told(set({}, 0)), stale);
    EXPECT_EQ(told(set({}, 2)), stale);
    EXPECT_EQ(told(set({}, -1)), stale);
    EXPECT_EQ(kept()->patterns.size(), 1u);
}

TEST_P(WorkingPatternsOf, AreSaidByThoseWhoKeepTheCalendar)
{
    EXPECT_EQ(told(set({mondays()}, 0, staff("sw"))), refusal_text(Refusal::not_permitted).code);
    EXPECT_EQ(told(set({mondays()}, 0, staff("cc"))), "nothing");
    EXPECT_FALSE(kept(staff("ad")));
    EXPECT_FALSE(kept(staff("tm")));
}

TEST_P(WorkingPatternsOf, AreRefusedEachInItsWords)
{
    const auto with = [](std::vector<DayHours> monday) {
        WorkingPattern pattern;
        pattern.hours[0] = std::move(monday);
        return pattern;
    };
    EXPECT_EQ(told(set({with({{12h, 9h}})})),
              "patterns.0.hours.monday: The end must be after the start");
    EXPECT_EQ(told(set({with({{9h, 12h}, {11h, 13h}})})),
              "patterns.0.hours.monday: Enter each time of the day once, the earliest first");
    EXPECT_EQ(told(set({with({{9h, 25h}})})),
              "patterns.0.hours.monday: Enter times of day from 00:00 to 24:00");
    EXPECT_EQ(told(set({WorkingPattern{}})),
              "patterns.0.hours: Enter the hours of at least one day of the week");
    EXPECT_EQ(told(set({mondays(day("2026-12-02"), day("2026-12-01"))})),
              "patterns.0.until: Enter the first day or a later one");
    EXPECT_EQ(told(set({mondays(day("2028-12-01"))})),
              "patterns.0.from: The day must be within the next two years");
    EXPECT_EQ(told(set({mondays({}, day("2026-12-31")), mondays(day("2026-12-31"))})),
              "patterns.1.from: An earlier pattern has some of these days already");
    EXPECT_EQ(told(set({mondays(), mondays(day("2026-12-31"))})),
              "patterns.1.from: An earlier pattern has some of these days already");
}

TEST_P(WorkingPatternsOf, LeaveOutSchoolHolidaysOfTheAuthority)
{
    const SchoolHoliday christmas{"Christmas", day("2026-12-21"), day("2027-01-01")};
    const SchoolHoliday half_term{" Half term ", day("2026-10-26"), day("2026-10-30")};
    const auto saved = set_holidays({christmas, half_term});
    ASSERT_TRUE(saved) << told(saved);
    EXPECT_EQ(saved->version, 1);
    const auto kept_ones =
        ask([&](UnitOfWork& work) { return view_school_holidays(work, clock_, staff("sw")); });
    ASSERT_EQ(kept_ones->holidays.size(), 2u);
    EXPECT_EQ(kept_ones->holidays[0].name, "Half term");
    EXPECT_EQ(kept_ones->holidays[1], christmas);
    EXPECT_EQ(told(set_holidays({})), refusal_text(Refusal::stale_version).code);
    EXPECT_EQ(told(set_holidays({}, 1, staff("sw"))), refusal_text(Refusal::not_permitted).code);
    EXPECT_EQ(set_holidays({}, 1)->version, 2);
}

TEST_P(WorkingPatternsOf, RefuseSchoolHolidaysThatAreNone)
{
    EXPECT_EQ(told(set_holidays({{"", day("2026-12-21"), day("2026-12-20")}})),
              "holidays.0.name: Enter what to call it; holidays.0.until: Enter the first day or a "
              "later one");
    EXPECT_EQ(told(set_holidays({{"Summer", day("2027-07-01"), day("2027-09-09")}})),
              "holidays.0.until: A holiday has 70 days at most");
    EXPECT_EQ(told(set_holidays({{"Far", day("2029-07-01"), day("2029-07-09")}})),
              "holidays.0.from: The day must be within the next two years");
    EXPECT_EQ(told(set_holidays({{"Christmas", day("2026-12-21"), day("2027-01-01")},
                                 {"New year", day("2027-01-01"), day("2027-01-02")}})),
              "holidays.1.from: Some of these days are in another holiday already");
}

TEST_P(WorkingPatternsOf, AreServiceHoursWhereNothingElseIsSaid)
{
    const auto hours = [&] {
        return *ask(
            [&](UnitOfWork& work) { return view_service_hours(work, clock_, staff("sw")); });
    };
    EXPECT_EQ(hours(), ServiceHours{});
    ASSERT_TRUE(set_hours(8h + 30min, 18h));
    EXPECT_EQ(hours(), (ServiceHours{8h + 30min, 18h, 1}));
    EXPECT_EQ(told(set_hours(9h, 17h)), refusal_text(Refusal::stale_version).code);
    EXPECT_EQ(told(set_hours(9h, 17h, 1, staff("tm"))), refusal_text(Refusal::not_permitted).code);
    EXPECT_EQ(told(set_hours(17h, 9h, 1)),
              "closes: The service must be open for an hour or longer");
    EXPECT_EQ(told(set_hours(9h + 2min, 17h, 1)),
              "opens: Enter a time on five minutes, such as 08:55");
    EXPECT_EQ(told(set_hours(9h, 25h, 1)), "closes: Enter a time of day");
    EXPECT_EQ(set_hours(9h, 17h, 1)->version, 2);
}

QUORATE_ON_EVERY_DATABASE(WorkingPatternsOf);

}  // namespace
}  // namespace quorate::core
