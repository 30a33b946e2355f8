#include "core/pack/meeting_pack.hpp"

#include <gtest/gtest.h>

#include "core/dates/london_time.hpp"
#include "core/rules/bank_holidays.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using test::at;

const WorkingCalendar& worked()
{
    static const WorkingCalendar calendar{shipped_bank_holidays()};
    return calendar;
}

struct TimeCase {
    const char* name;
    const char* given_start;
    const char* then_release;
};

const TimeCase times[] = {
    {"TwoWorkingDaysBefore", "2026-11-25T10:00", "2026-11-23T10:00:00Z"},
    {"OverAWeekend", "2026-11-24T14:00", "2026-11-20T10:00:00Z"},
    {"OverChristmas", "2026-12-29T09:00", "2026-12-23T10:00:00Z"},
    {"OverEaster", "2027-03-31T10:00", "2027-03-25T10:00:00Z"},
    {"InSummer", "2026-07-15T10:00", "2026-07-13T09:00:00Z"},
    {"BeforeTheClocksGoBack", "2026-10-27T10:00", "2026-10-23T09:00:00Z"},
};

class UsualRelease : public testing::TestWithParam<TimeCase> {};

TEST_P(UsualRelease, IsAtTenInLondon)
{
    EXPECT_EQ(iso_utc(usual_release(worked(), at(GetParam().given_start))),
              GetParam().then_release);
}

INSTANTIATE_TEST_SUITE_P(, UsualRelease, testing::ValuesIn(times), [](const auto& test) {
    return test.param.name;
});

TEST(NextRelease, IsTheNextQuarterOfAnHourAheadOfTheMeeting)
{
    const Instant start = at("2026-11-25T10:00");
    EXPECT_EQ(next_release(start, at("2026-11-25T09:07")), at("2026-11-25T09:15"));
    EXPECT_EQ(next_release(start, at("2026-11-25T09:15")), at("2026-11-25T09:30"));
    EXPECT_EQ(next_release(start, at("2026-11-25T09:46")), std::nullopt);
}

struct SupplementCase {
    const char* name;
    const char* given_since;
    const char* then_out;
};

const SupplementCase supplements[] = {
    {"GathersForAnHour", "2026-11-24T09:00", "2026-11-24T10:00:00Z"},
    {"WaitsNoLongerThanTwoHoursBefore", "2026-11-25T07:30", "2026-11-25T08:00:00Z"},
    {"GoesAtOnceInTheLastTwoHours", "2026-11-25T09:15", "2026-11-25T09:15:00Z"},
};

class SupplementTime : public testing::TestWithParam<SupplementCase> {};

TEST_P(SupplementTime, IsBeforeTheMeeting)
{
    EXPECT_EQ(iso_utc(supplement_time(at(GetParam().given_since), at("2026-11-25T10:00"))),
              GetParam().then_out);
}

INSTANTIATE_TEST_SUITE_P(, SupplementTime, testing::ValuesIn(supplements), [](const auto& test) {
    return test.param.name;
});

struct DueCase {
    const char* name;
    int composed;  // the version of what was chosen
    const char* chosen;
    const char* chosen_for;
    int released;
    const char* waiting_since;
    bool is_new_seat;
    const char* now;
    bool then_due;
};

constexpr const char* start = "2026-11-25T10:00";

const DueCase dues[] = {
    {"NeverWithoutBeingPutTogether",
     0,
     "",
     start,
     0,
     "2026-11-20T09:00",
     false,
     "2026-11-24T10:00",
     false},
    {"NotBeforeItsTime", 1, "", start, 0, "2026-11-20T09:00", false, "2026-11-23T09:59", false},
    {"AtItsTime", 1, "", start, 0, "2026-11-20T09:00", false, "2026-11-23T10:00", true},
    {"NotWithoutAReport", 1, "", start, 0, "", false, "2026-11-23T10:00", false},
    {"NotBeforeTheChosenTime",
     1,
     "2026-11-24T12:00",
     start,
     0,
     "2026-11-20T09:00",
     false,
     "2026-11-24T11:59",
     false},
    {"AtTheChosenTime",
     1,
     "2026-11-24T12:00",
     start,
     0,
     "2026-11-20T09:00",
     false,
     "2026-11-24T12:00",
     true},
    {"AtTheUsualTimeWhenItWasChosenForAnother",
     1,
     "2026-11-21T12:00",
     "2026-11-23T10:00",
     0,
     "2026-11-20T09:00",
     false,
     "2026-11-22T12:00",
     false},
    {"NeverOnceTheMeetingHasStarted",
     1,
     "",
     start,
     0,
     "2026-11-20T09:00",
     false,
     "2026-11-25T10:00",
     false},
    {"NotTwice", 1, "", start, 1, "", false, "2026-11-24T10:00", false},
    {"NotBeforeLateOnesAreGathered",
     1,
     "",
     start,
     1,
     "2026-11-24T09:30",
     false,
     "2026-11-24T10:00",
     false},
    {"WhenLateOnesAreGathered",
     1,
     "",
     start,
     1,
     "2026-11-24T09:00",
     false,
     "2026-11-24T10:00",
     true},
    {"ToSomebodyInvitedSince", 1, "", start, 1, "", true, "2026-11-24T10:00", true},
    {"NotToSomebodyNewBeforeItsTime",
     1,
     "",
     start,
     0,
     "2026-11-20T09:00",
     true,
     "2026-11-23T09:00",
     false},
};

class PackRelease : public testing::TestWithParam<DueCase> {};

TEST_P(PackRelease, IsDue)
{
    const DueCase& given = GetParam();
    OpenPack open{.pack = {.chosen_for = at(given.chosen_for), .version = given.composed},
                  .starts_at = at(start),
                  .released = given.released,
                  .is_new_seat = given.is_new_seat};
    if (*given.chosen != '\0') open.pack.release_at = at(given.chosen);
    if (*given.waiting_since != '\0') open.waiting_since = at(given.waiting_since);

    EXPECT_EQ(is_release_due(worked(), open, at(given.now)), given.then_due);
}

INSTANTIATE_TEST_SUITE_P(, PackRelease, testing::ValuesIn(dues), [](const auto& test) {
    return test.param.name;
});

AgencyReport report(const char* id, const char* seat, int number)
{
    return {.id = AgencyReportId{id},
            .authority = AuthorityId{"authority-1"},
            .meeting = MeetingId{"m1"},
            .seat = InviteeId{seat},
            .number = number};
}

TEST(PackItems, AreTheNewestReportOfEachSeatThatIsNotLeftOut)
{
    const std::vector<AgencyReport> reports{report("draft", "nurse", 0),
                                            report("nurse-2", "nurse", 2),
                                            report("nurse-1", "nurse", 1),
                                            report("police-1", "police", 1),
                                            report("school-1", "school", 1)};

    const auto added = reports_to_add(reports, {}, {InviteeId{"police"}});

    ASSERT_EQ(added.size(), 2U);
    EXPECT_EQ(added[0].id.text(), "nurse-2");
    EXPECT_EQ(added[1].id.text(), "school-1");
    const auto items = numbered_items(added, {}, 1);
    EXPECT_TRUE(reports_to_add(reports, items, {InviteeId{"police"}}).empty());
}

TEST(PackItems, KeepTheirNumbersWhenSomethingComesLate)
{
    const auto first =
        numbered_items({report("nurse-1", "nurse", 1), report("school-1", "school", 1)}, {}, 1);

    const auto late =
        numbered_items({report("nurse-2", "nurse", 2), report("police-1", "police", 1)}, first, 2);

    ASSERT_EQ(late.size(), 2U);
    EXPECT_EQ(late[0].number, 3);
    EXPECT_EQ(late[0].replaces, 1);
    EXPECT_TRUE(late[0].is_late());
    EXPECT_EQ(late[1].number, 4);
    EXPECT_EQ(late[1].replaces, 0);
    EXPECT_FALSE(first[0].is_late());
}

TEST(PackItems, AreNamedInALateVersion)
{
    std::vector<PackItem> items = numbered_items({report("a", "a", 1)}, {}, 1);
    const auto add = [&](std::vector<AgencyReport> reports, int version) {
        for (PackItem& item : numbered_items(reports, items, version))
            items.push_back(std::move(item));
    };
    add({report("b", "b", 1)}, 2);
    add({report("c", "c", 1), report("d", "d", 1), report("e", "e", 1)}, 3);

    EXPECT_EQ(version_text(1, items), "1");
    EXPECT_EQ(version_text(2, items), "2 (late supplement: item 2)");
    EXPECT_EQ(version_text(3, items), "3 (late supplement: items 3, 4 and 5)");
    EXPECT_EQ(version_text(2, items, Language::welsh), "2 (atodiad hwyr: eitem 2)");
    EXPECT_EQ(version_text(3, items, Language::welsh), "3 (atodiad hwyr: eitemau 3, 4, 5)");
}

}  // namespace
}  // namespace quorate::core
