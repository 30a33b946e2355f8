#include <gtest/gtest.h>

#include "tests/support/dates.hpp"
#include "tests/support/scheduling_pages.hpp"

namespace quorate::server {
namespace {

// The clock stands at ten on Monday 23 November 2026.
class MeetingNextSteps : public test::SchedulingPages {
protected:
    std::string booked_for(const std::string& date, const Fields& more = {})
    {
        Fields fields{{"family", "case-1"},
                      {"type", "core_group"},
                      {"children", "child-1"},
                      {"date", date},
                      {"time", "10:00"},
                      {"duration_minutes", "60"},
                      {"chair", "cc"},
                      {"mode", "video"},
                      {"video_link", "https://video.example/m"},
                      {"need.contact:contact-nurse", "quorum"},
                      {"need.user:sw", "required"},
                      {"confirm_duplicate", "yes"},
                      {"step", "save"}};
        fields.insert(fields.end(), more.begin(), more.end());
        const auto answer = service.as("bs").post("/meetings/new", fields);
        EXPECT_EQ(answer.status(), 303) << answer.body();
        const std::string location = answer.header("Location");
        return location.substr(0, location.find('?'));
    }

    // Something else in the chair's calendar, known from `source`.
    void take(const std::string& source, const std::string& from, const std::string& until)
    {
        const auto seconds = [](const std::string& moment) {
            return std::to_string(test::at(moment).time_since_epoch().count());
        };
        test::run(service.app().pool,
                  "insert into busy_time (id, authority_id, owner, starts_at, ends_at, kind, "
                  "source, created_by, created_at) select 'taken-1', authority_id, 'user:cc', " +
                      seconds(from) + ", " + seconds(until) + ", 'leave', '" + source +
                      "', 'cc', 0 from staff_user where id = 'cc'");
    }

    test::Answer on(const std::string& moment, const std::string& meeting)
    {
        service.clock().set(test::at(moment));
        return service.as("bs").get(meeting);
    }
};

TEST_F(MeetingNextSteps, NobodyIsRungWhoHadNoTimeToReply)
{
    const std::string meeting = booked_for("3/12/2026");

    const auto today = service.as("bs").get(meeting);
    EXPECT_TRUE(today.says("Invitations sent today.")) << today.body();
    EXPECT_TRUE(today.says("2 replies to come."));
    EXPECT_FALSE(today.says("Ring them"));

    const auto next_day = on("2026-11-24T16:00", meeting);
    EXPECT_TRUE(next_day.says("Invitations sent yesterday."));
    EXPECT_FALSE(next_day.says("Ring them"));

    const auto later = on("2026-11-25T09:00", meeting);
    EXPECT_TRUE(later.says("2 people have not replied."));
    EXPECT_TRUE(later.says("Ring them"));
    EXPECT_FALSE(later.says("to come"));
}

TEST_F(MeetingNextSteps, DaysThatAreNotWorkedAreNoTimeToReply)
{
    service.clock().set(test::at("2026-11-27T16:00"));  // a Friday
    const std::string meeting = booked_for("10/12/2026");

    EXPECT_TRUE(on("2026-11-30T16:00", meeting).says("Invitations sent on Fri 27 Nov."));
    EXPECT_TRUE(on("2026-12-01T09:00", meeting).says("Ring them"));
}

TEST_F(MeetingNextSteps, BeforeAMeetingThatIsNearThereIsNoTimeToWait)
{
    EXPECT_TRUE(service.as("bs").get(booked_for("25/11/2026")).says("Ring them"));
    EXPECT_FALSE(service.as("bs").get(booked_for("26/11/2026")).says("Ring them"));
}

TEST_F(MeetingNextSteps, LeaveOverABookedMeetingIsWarnedOfWithoutTheReason)
{
    const std::string meeting = booked_for("3/12/2026");
    EXPECT_FALSE(service.as("bs").get(meeting).says("calendar is taken"));

    take("typed", "2026-12-03T00:00", "2026-12-04T00:00");

    const auto page = service.as("bs").get(meeting);
    EXPECT_TRUE(page.says("Name of cc’s calendar is taken at this time."));
    EXPECT_TRUE(page.says("Choose another time or chair."));
    EXPECT_FALSE(page.says("on leave"));
    EXPECT_TRUE(service.as("bs")
                    .get("/calendar?from=2026-11-30&who=all")
                    .says("Name of cc’s calendar is taken at this time."));
}

TEST_F(MeetingNextSteps, TheMeetingInTheChairsOwnCalendarIsNotInItsWay)
{
    const std::string meeting = booked_for("3/12/2026");
    take("feed", "2026-12-03T10:00", "2026-12-03T11:00");

    EXPECT_FALSE(service.as("bs").get(meeting).says("calendar is taken"));
}

TEST_F(MeetingNextSteps, AnInterpreterIsAskedForUntilOneIsInvited)
{
    test::run(service.app().pool,
              "update family_member set interpreter = 'British Sign Language' "
              "where id = 'mother-1'");
    const auto page =
        service.as("bs").get(booked_for("3/12/2026", {{"need.member:mother-1", "optional"}}));

    EXPECT_TRUE(page.says("Interpreter: British Sign Language for Hazel Testwood"));
    EXPECT_TRUE(page.says("not invited yet"));
    EXPECT_TRUE(page.says("Invite an interpreter"));
    EXPECT_FALSE(service.as("bs").get(booked_for("10/12/2026")).says("Interpreter:"));
}

}  // namespace
}  // namespace quorate::server
