#include <gtest/gtest.h>

#include "tests/support/record_service.hpp"

// The register in two tabs, and people who come without having been asked.

namespace quorate::server {
namespace {

class RegisterPages : public test::RecordService {
protected:
    // The fields of a seat as a page shows them that was opened before anybody was marked.
    static Fields seat(const std::string& id, const std::string& chosen)
    {
        return {
            {"was-seat-" + id, "unknown"}, {"kept-seat-" + id, "unknown"}, {"seat-" + id, chosen}};
    }

    static Fields both(Fields first, const Fields& second)
    {
        first.insert(first.end(), second.begin(), second.end());
        return first;
    }
};

TEST_F(RegisterPages, AnOldTabChangesOnlyWhatWasChangedInIt)
{
    by("bs", "/register", {{"seat-seat-police", "present"}, {"seat-seat-nurse", "remote"}});

    const auto saved = by("bs",
                          "/register",
                          both(both(seat("seat-police", "unknown"), seat("seat-nurse", "unknown")),
                               seat("seat-worker", "present")));

    EXPECT_EQ(saved.status(), 303);
    const auto page = service.as("bs").get(meeting + "/register");
    EXPECT_TRUE(page.says("name=\"kept-seat-seat-police\" value=\"present\""));
    EXPECT_TRUE(page.says("name=\"kept-seat-seat-nurse\" value=\"remote\""));
    EXPECT_TRUE(page.says("name=\"kept-seat-seat-worker\" value=\"present\""));
}

TEST_F(RegisterPages, ASeatThatBothTabsChangedIsShownWithBothValues)
{
    by("bs", "/register", {{"seat-seat-police", "present"}});

    const auto answer = by("bs", "/register", seat("seat-police", "apologies"));

    EXPECT_EQ(answer.status(), 412);
    EXPECT_TRUE(answer.says("href=\"#seat-seat-police\""));
    EXPECT_TRUE(answer.says("while you had this open, and you chose"));
    EXPECT_TRUE(answer.says("<option value=\"apologies\" selected>"));
    EXPECT_TRUE(answer.says("name=\"kept-seat-seat-police\" value=\"present\""));
}

TEST_F(RegisterPages, OnTheMinutesPageAnOldTabAlsoChangesOnlyWhatWasChangedInIt)
{
    hold();

    const auto saved = by("bs",
                          "/minutes/items/reason",
                          both(both({{"do", "register"}}, seat("seat-police", "unknown")),
                               seat("seat-mother", "present")));

    EXPECT_EQ(saved.status(), 303);
    const auto page = service.as("bs").get(meeting + "/register");
    EXPECT_TRUE(page.says("name=\"kept-seat-seat-police\" value=\"present\""));
    EXPECT_TRUE(page.says("name=\"kept-seat-seat-mother\" value=\"present\""));
}

TEST_F(RegisterPages, WhatWasMarkedWithoutAConnectionIsAnsweredWithHowEverybodyIsMarkedNow)
{
    by("bs", "/register", {{"seat-seat-nurse", "remote"}});

    Fields sent = both(seat("seat-police", "present"), seat("seat-nurse", "unknown"));
    sent.emplace_back("left-seat-police", "10.03");
    const auto saved = by("bs", "/register/again", sent);

    EXPECT_EQ(saved.status(), 200) << saved.body();
    EXPECT_TRUE(saved.says("\"saved_at\":\"10:05\""));
    for (const char* words : {"\"seat-seat-police\":\"present\"",
                              "\"left-seat-police\":\"10:03\"",
                              "\"seat-seat-nurse\":\"remote\""})
        EXPECT_TRUE(saved.says(words)) << words << saved.body();
    // An answer that was lost on its way does no harm: the same is sent once more.
    EXPECT_EQ(by("bs", "/register/again", sent).status(), 200);
}

TEST_F(RegisterPages, WhatWasMarkedWithoutAConnectionOverridesNobodyElse)
{
    by("bs", "/register", {{"seat-seat-police", "present"}});

    const auto refused = by("bs", "/register/again", seat("seat-police", "apologies"));

    EXPECT_EQ(refused.status(), 409);
    EXPECT_TRUE(refused.says("Save who is here again to see what."));
    EXPECT_TRUE(service.as("bs")
                    .get(meeting + "/register")
                    .says("name=\"kept-seat-seat-police\" value=\"present\""));
}

TEST_F(RegisterPages, WhoLeftEarlyIsNotCountedAndTheTimeStandsInTheForm)
{
    by("bs", "/register", {{"seat-seat-police", "present"}, {"left-seat-police", "10.03"}});

    const auto page = service.as("bs").get(meeting + "/register");
    EXPECT_TRUE(page.says("name=\"left-seat-police\" value=\"10:03\""));
    EXPECT_TRUE(page.says(" left at 10:03"));
    EXPECT_TRUE(page.says("Not in the room, so not counted:"));
}

TEST_F(RegisterPages, ATimeThatCannotBeReadStaysAsItWasTyped)
{
    const auto answer =
        by("bs", "/register", {{"seat-seat-police", "present"}, {"arrived-seat-police", "soon"}});

    EXPECT_EQ(answer.status(), 422);
    EXPECT_TRUE(answer.says("href=\"#arrived-seat-police\""));
    EXPECT_TRUE(answer.says("name=\"arrived-seat-police\" value=\"soon\""));
}

TEST_F(RegisterPages, WithoutQuorumTheChairAdjournsOrGoesOnOnOnePage)
{
    by("bs", "/open", {});
    EXPECT_TRUE(service.as("cc").get(meeting + "/register").says(meeting + "/close"));
    const auto page = service.as("cc").get(meeting + "/close");
    EXPECT_TRUE(page.says("Wednesday 9 December 2026"));
    EXPECT_TRUE(page.says("name=\"interim_plan\""));
    EXPECT_TRUE(page.says("name=\"proceed_reason\""));

    const auto refused = by("cc",
                            "/close",
                            {{"version", page.field("version")},
                             {"do", "adjourn"},
                             {"interim_plan", "Soon"},
                             {"action_2_what", "See the children"},
                             {"proceed_reason", "As typed before"}});
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("href=\"#action_2_owner\""));
    EXPECT_TRUE(refused.says("See the children"));
    EXPECT_TRUE(refused.says("href=\"#interim_plan\""));
    EXPECT_TRUE(refused.says("As typed before"));

    const auto adjourned = by("cc",
                              "/close",
                              {{"version", page.field("version")},
                               {"do", "adjourn"},
                               {"interim_plan", "Gran stays with them all week"},
                               {"action_1_what", "Call each day"},
                               {"action_1_owner", "contact:contact-nurse"}});
    ASSERT_EQ(adjourned.status(), 303) << adjourned.body();
    const auto actions = service.as("cc").get(meeting + "/actions");
    EXPECT_TRUE(actions.says("Call each day"));
    EXPECT_TRUE(service.as("cc").get(meeting).says("1 person does not know of their action yet."));
    EXPECT_TRUE(actions.says("Send them their action links now")) << actions.body();
    EXPECT_EQ(by("cc", "/actions/send", {}).status(), 303);
    EXPECT_FALSE(service.as("cc").get(meeting + "/actions").says("Send them their action links"));
    EXPECT_EQ(by("cc", "/actions/send", {}).status(), 409);
    const auto after = service.as("cc").get(adjourned.header("Location"));
    EXPECT_TRUE(after.says("Gran stays with them all week"));
    EXPECT_TRUE(after.says("By Wednesday 9 December 2026"));

    EXPECT_TRUE(after.says(meeting + "/interim-plan"));
    const auto lines = service.as("cc").get(meeting + "/interim-plan");
    EXPECT_TRUE(lines.says("Gran stays with them all week"));
    EXPECT_FALSE(lines.says("checked")) << "no line is marked unless the chair marks it";
    EXPECT_EQ(by("cc", "/interim-plan", {{"lines", "7"}}).status(), 422);
    EXPECT_EQ(by("cc", "/interim-plan", {{"lines", "1"}}).status(), 303);
    EXPECT_TRUE(service.as("cc").get(meeting + "/interim-plan").says("checked"));
    EXPECT_EQ(service.as("bs").get(meeting + "/interim-plan").status(), 403);
}

TEST_F(RegisterPages, WithoutQuorumAMeetingThatIsNotOpenSaysHowItCanGoOn)
{
    const auto page = service.as("cc").get(meeting + "/close");

    EXPECT_FALSE(page.says("name=\"proceed_reason\""));
    EXPECT_TRUE(page.says("href=\"" + meeting + "/register\">Open the meeting first</a>"))
        << page.body();
    by("bs", "/open", {});
    EXPECT_FALSE(service.as("cc").get(meeting + "/close").says("Open the meeting first"));
}

TEST_F(RegisterPages, OpeningHoursEarlyIsAskedAboutAndTheChairCanUndoIt)
{
    service.clock().set(test::at("2026-11-25T07:30"));

    const auto asked = by("bs", "/open", {});
    EXPECT_EQ(asked.status(), 200);
    EXPECT_TRUE(asked.says("This meeting starts at 10:00."));
    EXPECT_FALSE(service.as("bs").get(meeting + "/register").says("The meeting is open."));

    EXPECT_EQ(by("bs", "/open", {{"confirmed", "yes"}}).status(), 303);
    EXPECT_FALSE(service.as("bs").get(meeting + "/register").says("/open/undo"));
    EXPECT_TRUE(service.as("cc").get(meeting + "/register").says("/open/undo"));

    EXPECT_EQ(by("cc", "/open/undo", {}).status(), 303);
    EXPECT_FALSE(service.as("cc").get(meeting + "/register").says("The meeting is open."));
}

TEST_F(RegisterPages, OpeningCannotBeUndoneOnceSomebodyIsMarked)
{
    by("bs", "/open", {});
    by("bs", "/register", {{"seat-seat-police", "present"}});

    EXPECT_FALSE(service.as("cc").get(meeting + "/register").says("/open/undo"));
    const auto refused = by("cc", "/open/undo", {});
    EXPECT_EQ(refused.status(), 409);
    EXPECT_TRUE(refused.says("somebody is marked in the register"));
}

TEST_F(RegisterPages, WithQuorumThereIsNoPageToEndAMeetingWithoutIt)
{
    hold();

    EXPECT_EQ(service.as("cc").get(meeting + "/close").status(), 303);
}

TEST_F(RegisterPages, SomebodyWhoCameUninvitedCanBeAddedWhileTheMeetingIsOpen)
{
    hold();
    auto support = service.as("bs");
    EXPECT_TRUE(support.get(meeting + "/register").says(meeting + "/invitees#invite"));
    const auto people = support.get(meeting + "/invitees");
    EXPECT_TRUE(people.says("id=\"invite\""));
    const auto at = people.body().find("<option value=\"contact:");
    ASSERT_NE(at, std::string::npos);
    const auto from = at + std::string{"<option value=\""}.size();
    const std::string key = people.body().substr(from, people.body().find('"', from) - from);

    EXPECT_EQ(by("bs", "/invitees", {{"invitees", key}, {"requirement", "optional"}}).status(),
              303);
}

TEST_F(RegisterPages, AfterTheMeetingEndedTheRegisterShowsHowItIsInsteadOfADeadEnd)
{
    hold();
    decide("child-1", "no_further_action");
    decide("child-2", "no_further_action");
    by("cc",
       "/close",
       {{"version", service.as("cc").get(meeting + "/register").field("version")},
        {"confirmed", "yes"}});

    const auto answer = by("bs", "/register", seat("seat-mother", "present"));

    EXPECT_EQ(answer.status(), 409);
    EXPECT_EQ(by("bs", "/register/again", seat("seat-mother", "present")).status(), 409);
    EXPECT_TRUE(answer.says("What you chose was not saved"));
    EXPECT_TRUE(answer.says("Who was here"));
}

}  // namespace
}  // namespace quorate::server
