#include "core/availability/free_busy.hpp"

#include "tests/core/availability/availability_fixture.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::day;

CivilTime civil(const char* text)
{
    return london_civil(at(text));
}

std::string text(const std::vector<CivilStretch>& stretches)
{
    const auto moment = [](CivilTime time) {
        const Date date = std::chrono::floor<std::chrono::days>(time);
        const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time - date).count();
        return iso(date).substr(5) + " " + std::to_string(minutes / 60) + ":" +
               std::to_string(minutes % 60);
    };
    std::string all;
    for (const CivilStretch& each : stretches)
        all += (all.empty() ? "" : ", ") + moment(each.from) + " to " + moment(each.until);
    return all;
}

// Mondays and Tuesdays from nine to twelve and from one to three.
WorkingPattern part_time()
{
    WorkingPattern pattern;
    pattern.hours[0] = pattern.hours[1] = {{9h, 12h}, {13h, 15h}};
    return pattern;
}

TEST(Merged, JoinsWhatTouchesAndPutsItInOrder)
{
    const CivilTime noon = civil("2026-11-23T12:00");
    const auto all = merged({{noon + 2h, noon + 3h},
                             {noon, noon + 1h},
                             {noon + 1h, noon + 90min},
                             {noon + 15min, noon + 30min},
                             {noon + 5h, noon + 5h}});
    EXPECT_EQ(text(all), "11-23 12:0 to 11-23 13:30, 11-23 14:0 to 11-23 15:0");
}

TEST(CivilStretches, AreWhatClocksShowAlsoWhenTheyChange)
{
    EXPECT_EQ(text({civil_stretch(at("2026-06-01T10:00"), at("2026-06-01T12:00"))}),
              "06-01 10:0 to 06-01 12:0");
    // Back: from half past one in summer time for an hour.
    EXPECT_EQ(text({civil_stretch(at("2026-10-25T00:30:00Z"), at("2026-10-25T01:30:00Z"))}),
              "10-25 1:30 to 10-25 2:30");
    // Forward: from half past midnight for an hour.
    EXPECT_EQ(text({civil_stretch(at("2026-03-29T00:30:00Z"), at("2026-03-29T01:30:00Z"))}),
              "03-29 0:30 to 03-29 2:30");
}

TEST(TimeOff, IsWhateverLiesOutsideThePattern)
{
    EXPECT_EQ(text(time_off({part_time()}, {}, day("2026-11-24"), day("2026-11-25"))),
              "11-24 0:0 to 11-24 9:0, 11-24 12:0 to 11-24 13:0, 11-24 15:0 to 11-26 0:0");
}

TEST(TimeOff, IsNothingOnDaysOfWhichNoPatternSpeaks)
{
    WorkingPattern until_monday = part_time();
    until_monday.until = day("2026-11-23");
    EXPECT_EQ(text(time_off({until_monday}, {}, day("2026-11-23"), day("2026-11-27"))),
              "11-23 0:0 to 11-23 9:0, 11-23 12:0 to 11-23 13:0, 11-23 15:0 to 11-24 0:0");
    EXPECT_TRUE(time_off({}, {}, day("2026-11-23"), day("2026-11-27")).empty());
}

TEST(TimeOff, IsAllOfASchoolHolidayForThoseWhoWorkInTermTime)
{
    const SchoolHoliday half_term{"Half term", day("2026-11-23"), day("2026-11-23")};
    WorkingPattern school = part_time();
    school.term_time_only = true;
    EXPECT_EQ(text(time_off({school}, {half_term}, day("2026-11-23"), day("2026-11-23"))),
              "11-23 0:0 to 11-24 0:0");
    EXPECT_EQ(time_off({part_time()}, {half_term}, day("2026-11-23"), day("2026-11-23")).size(),
              3u);
}

class FreeBusyOf : public test::AvailabilityTest {
protected:
    FreeBusy of(const std::vector<CalendarOwner>& owners,
                const char* from,
                const char* until,
                const char* except = "")
    {
        return ask([&](UnitOfWork& work) {
            return free_busy(
                work, test::exampleshire, owners, day(from), day(until), MeetingId{except});
        });
    }

    std::string busy(const CalendarOwner& owner, const char* on, const char* except = "")
    {
        return text(of({owner}, on, on, except).owners.at(0).busy);
    }

    void keep(const char* id, const CalendarOwner& owner, const char* from, const char* until)
    {
        with_store([&](AvailabilityStore& store) {
            store.add({.id = BusyTimeId{id},
                       .authority = test::exampleshire,
                       .owner = owner,
                       .starts_at = at(from),
                       .ends_at = at(until),
                       .created_by = UserId{"bs"},
                       .created_at = clock_.now()});
        });
    }
};

TEST_P(FreeBusyOf, HasMeetingsOfChairSeatsAndRoom)
{
    add_meeting("m-1", "2026-11-25");
    add_seat("m-1", "contact_id", "contact-nurse");
    add_seat("m-1", "contact_id", "contact-gp", "cannot_come");
    add_seat("m-1", "user_id", "sw", "attend");
    const char* taken = "11-25 10:0 to 11-25 12:0";
    for (const auto& owner : {user("cc"), user("sw"), contact("contact-nurse"), room("room-1")})
        EXPECT_EQ(busy(owner, "2026-11-25"), taken) << owner_key(owner);
    for (const auto& owner : {user("tm"), contact("contact-gp"), room("room-2")})
        EXPECT_EQ(busy(owner, "2026-11-25"), "") << owner_key(owner);
    EXPECT_EQ(busy(user("cc"), "2026-11-26"), "");
    EXPECT_EQ(busy(user("cc"), "2026-11-25", "m-1"), "") << "it is about to be moved";
    const auto chair = of({user("cc")}, "2026-11-25", "2026-11-25").owners.at(0);
    ASSERT_EQ(chair.meetings.size(), 1u);
    EXPECT_EQ(chair.meetings[0].building, "Civic House");
}

TEST_P(FreeBusyOf, HasWhoIsRequiredWhateverTheyAnswered)
{
    add_meeting("m-1", "2026-11-25");
    add_seat("m-1", "contact_id", "contact-nurse", "none", "required");
    add_seat("m-1", "contact_id", "contact-gp", "none", "quorum");
    add_seat("m-1", "user_id", "sw", "none", "required");
    add_seat("m-1", "user_id", "tm");
    for (const std::string reply : {"cannot_come", "report_only", "wrong_person", "deputy"}) {
        test::run(temp_.pool(), "update invitee set reply = '" + reply + "'");
        // Booking refuses these: the meeting still claims their time.
        for (const auto& owner : {contact("contact-nurse"), user("sw")})
            EXPECT_EQ(busy(owner, "2026-11-25"), "11-25 10:0 to 11-25 12:0")
                << reply << owner_key(owner);
        for (const auto& owner : {contact("contact-gp"), user("tm")})
            EXPECT_EQ(busy(owner, "2026-11-25"), "") << reply << owner_key(owner);
    }
}

TEST_P(FreeBusyOf, HasNoMeetingThatIsCancelled)
{
    add_meeting("m-1", "2026-11-25");
    test::run(temp_.pool(), "update meeting set status = 'cancelled' where id = 'm-1'");
    EXPECT_EQ(busy(user("cc"), "2026-11-25"), "");
}

TEST_P(FreeBusyOf, JoinsMeetingsBusyTimesAndWorkingPatterns)
{
    add_meeting("m-1", "2026-11-23");
    keep("b-1", user("cc"), "2026-11-23T12:00", "2026-11-23T13:30");
    with_store([&](AvailabilityStore& store) {
        EXPECT_TRUE(store.save_patterns(test::exampleshire,
                                        {.owner = user("cc"), .patterns = {part_time()}}));
    });
    EXPECT_EQ(busy(user("cc"), "2026-11-23"),
              "11-23 0:0 to 11-23 9:0, 11-23 10:0 to 11-23 13:30, 11-23 15:0 to 11-24 0:0");
}

TEST_P(FreeBusyOf, KnowsContactsOnceTheyShared)
{
    const std::vector<CalendarOwner> owners{
        user("cc"), contact("contact-nurse"), contact("contact-gp"), room("room-1")};
    with_store([&](AvailabilityStore& store) {
        store.save_sharing(
            test::exampleshire,
            {.owner = contact("contact-gp"), .state = SharingState::feed, .as_of = clock_.now()});
    });
    const FreeBusy found = of(owners, "2026-11-23", "2026-11-27");
    ASSERT_EQ(found.owners.size(), 4u);
    for (std::size_t i = 0; i < owners.size(); ++i)
        EXPECT_EQ(found.owners[i].owner, owners[i]);
    EXPECT_TRUE(found.owners[0].is_known);
    EXPECT_FALSE(found.owners[1].is_known);
    EXPECT_TRUE(found.owners[2].is_known);
    EXPECT_TRUE(found.owners[3].is_known);
    EXPECT_EQ(found.hours, ServiceHours{});
}

TEST_P(FreeBusyOf, AnswersTwiceWhoIsAskedForTwice)
{
    keep("b-1", user("cc"), "2026-11-23T12:00", "2026-11-23T13:30");
    const auto found = of({user("cc"), user("cc")}, "2026-11-23", "2026-11-23").owners;
    EXPECT_EQ(text(found.at(0).busy), "11-23 12:0 to 11-23 13:30");
    EXPECT_EQ(text(found.at(1).busy), text(found.at(0).busy));
}

QUORATE_ON_EVERY_DATABASE(FreeBusyOf);

}  // namespace
}  // namespace quorate::core
