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

    void decline_as_chair()
    {
        test::run(service.app().pool,
                  "update invitee set reply = 'cannot_come' where user_id = 'cc'");
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

TEST_F(MeetingNextSteps, AChairWhoCannotComeIsSaidFirstAndWhereverTheMeetingIsLookedFor)
{
    const std::string meeting = booked_for("3/12/2026");
    for (const std::string& page : {meeting, std::string{"/meetings"}, std::string{"/calendar"}})
        EXPECT_FALSE(service.as("bs").get(page).says("annot come")) << page;

    decline_as_chair();

    const auto page = service.as("bs").get(meeting);
    EXPECT_TRUE(page.says("The chair cannot come:")) << page.body();
    EXPECT_TRUE(page.says("href=\"" + meeting + "/move#chair\""));
    EXPECT_TRUE(page.says("Cannot come"));
    EXPECT_LT(page.body().find("The chair cannot come:"), page.body().find("2 replies to come."));
    EXPECT_TRUE(service.as("bs").get("/meetings").says("Chair cannot come"));
    // Also while another week is looked at, and not to whoever cannot change the meeting.
    EXPECT_TRUE(
        service.as("bs").get("/calendar").says("The chair cannot come: choose another chair."));
    EXPECT_FALSE(service.as("ad").get("/calendar").says("The chair cannot come"));
}

TEST_F(MeetingNextSteps, TheCalendarSaysHowManyMoreMeetingsNeedADecision)
{
    for (const char* day : {"3/12/2026", "4/12/2026", "7/12/2026", "8/12/2026"})
        booked_for(day);
    EXPECT_FALSE(service.as("bs").get("/calendar").says("more meeting"));

    decline_as_chair();

    const auto page = service.as("bs").get("/calendar");
    EXPECT_TRUE(page.says("and 1 more meeting<")) << page.body();
    EXPECT_TRUE(page.says("Thu 3 Dec, 10:00 to 11:00"));
    EXPECT_FALSE(page.says("Tue 8 Dec, 10:00 to 11:00"));
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

TEST_F(MeetingNextSteps, WhoeverGetsNoEmailIsToBeToldByHandUntilSomebodyHas)
{
    const std::string meeting = booked_for("3/12/2026", {{"need.member:father-1", "optional"}});
    const auto page = service.as("bs").get(meeting);
    EXPECT_TRUE(page.says("Tell Glen Testwood by hand.")) << page.body();
    EXPECT_TRUE(page.says("href=\"" + meeting + "/letters\""));

    const auto letters = service.as("bs").get(meeting + "/letters");
    EXPECT_EQ(letters.status(), 200);
    for (const char* words : {"Glen Testwood",
                              "You are invited to a meeting",
                              "Thursday 3 December 2026",
                              "You can bring somebody to support you.",
                              "We do not write here what the meeting is about."})
        EXPECT_TRUE(letters.says(words)) << words;
    for (const char* words : {"video.example", "Rowan", "Hazel", "Core group", "core group"})
        EXPECT_FALSE(letters.says(words)) << words;

    const std::string before = "action=\"" + meeting + "/letters/";
    const auto at = letters.body().find(before);
    ASSERT_NE(at, std::string::npos);
    const auto from = at + std::string{"action=\""}.size();
    const std::string told = letters.body().substr(from, letters.body().find('"', from) - from);
    EXPECT_EQ(service.as("bs").post(told).status(), 303);

    EXPECT_FALSE(service.as("bs").get(meeting).says("Tell Glen Testwood by hand"));
    EXPECT_TRUE(service.as("bs").get(meeting + "/letters").says("Told already"));

    // Another time is news, and they have to be told again.
    test::run(service.app().pool,
              "update meeting set starts_at = starts_at + 900, ends_at = ends_at + 900");
    EXPECT_TRUE(service.as("bs").get(meeting).says("Tell Glen Testwood by hand."));
    EXPECT_TRUE(service.as("bs").get(meeting + "/letters").says("Your meeting has changed"));
}

TEST_F(MeetingNextSteps, CallingOffSaysThatSomeHaveToBeToldByHand)
{
    const std::string meeting = booked_for("3/12/2026", {{"need.member:father-1", "optional"}});
    const std::string seats = service.as("bs").get(meeting + "/invitees").body();
    test::run(service.app().pool, "update invitee set told_by_hand = 'x' where email = ''");
    EXPECT_NE(seats.find("I have told them"), std::string::npos);
    EXPECT_TRUE(service.as("bs")
                    .get(meeting + "/cancel")
                    .says("Everyone who was invited by e-mail is told. 1 person has to be told by "
                          "hand."));

    const auto answer = service.as("bs").post(
        meeting + "/cancel",
        {{"reason", "The family has moved away"},
         {"version", service.as("bs").get(meeting + "/cancel").field("version")}});

    ASSERT_EQ(answer.status(), 303) << answer.body();
    const auto page = service.as("bs").get(answer.header("Location"));
    EXPECT_TRUE(page.says("Others have to be told by hand.")) << page.body();
    EXPECT_TRUE(page.says("Tell Glen Testwood by hand that the meeting is off."));
}

TEST_F(MeetingNextSteps, CallingOffAsksWhetherALetterWasGivenThatNobodyNoted)
{
    const std::string meeting = booked_for("3/12/2026", {{"need.member:father-1", "optional"}});
    const auto before = service.as("bs").get(meeting + "/cancel");
    EXPECT_TRUE(
        before.says("1 person gets no e-mail and may have had a letter: if so, tell them "
                    "by hand."));

    const auto answer = service.as("bs").post(
        meeting + "/cancel",
        {{"reason", "The family has moved away"}, {"version", before.field("version")}});

    ASSERT_EQ(answer.status(), 303) << answer.body();
    const auto page = service.as("bs").get(answer.header("Location"));
    EXPECT_FALSE(page.says("Everyone who was invited is told."));
    EXPECT_TRUE(page.says("Others may have had a letter, and nobody noted it")) << page.body();
    EXPECT_TRUE(page.says("Was a letter given to Glen Testwood?"));
    EXPECT_TRUE(service.as("bs")
                    .get(meeting + "/letters")
                    .says("Nobody noted whether they were told of the meeting."));
}

TEST_F(MeetingNextSteps, AnInterpreterThatTheMeetingNeedsIsAskedForUntilOneIsInvited)
{
    auto fields = with(with(needs(), "interpreter", "Polish"), "type", "core_group");
    fields.emplace_back("confirm_quorum", "yes");
    save_needs(fields);
    const std::string words = "An interpreter for Polish is needed. No interpreter is asked yet.";
    const std::string meeting = booked_for("3/12/2026");

    EXPECT_TRUE(service.as("bs").get(meeting).says(words)) << service.as("bs").get(meeting).body();
    EXPECT_FALSE(service.as("ad").get(meeting).says("Polish"));

    test::run(service.app().pool,
              "update contact set job_title = 'Interpreter' where id = 'contact-nurse'");
    EXPECT_FALSE(service.as("bs").get(meeting).says(words));
}

}  // namespace
}  // namespace quorate::server
