#include <gtest/gtest.h>

#include "server/pages/meetings/meeting_sent_views.hpp"
#include "tests/support/scheduling_pages.hpp"

// Two who must not meet, from the family's page to what each of them is shown.

namespace quorate::server {
namespace {

const std::string family = "/families/case-1";
const std::string new_pair = family + "/must-not-meet/new";

class SplitPages : public test::SchedulingPages {
protected:
    void note_pair()
    {
        const auto noted = service.as("bs").post(
            new_pair,
            {{"one", "mother-1"}, {"other", "father-1"}, {"reason", "Non-molestation order"}});
        ASSERT_EQ(noted.status(), 303) << noted.body();
    }

    // A conference on Wednesday from ten to twelve, with both parents.
    Fields conference(const std::string& mothers, const std::string& fathers)
    {
        return {{"family", "case-1"},
                {"type", "initial_cp_conference"},
                {"children", "child-1"},
                {"children", "child-2"},
                {"date", "25/11/2026"},
                {"time", "10:00"},
                {"duration_minutes", "120"},
                {"chair", "cc"},
                {"mode", "in_person"},
                {"room", "room-1"},
                {"need.contact:contact-police", "quorum"},
                {"need.contact:contact-nurse", "quorum"},
                {"need.contact:contact-school", "quorum"},
                {"need.user:sw", "required"},
                {"need.member:mother-1", "optional"},
                {"part.member:mother-1", mothers},
                {"need.member:father-1", "optional"},
                {"part.member:father-1", fathers},
                {"first_part_minutes", ""},
                {"confirm_busy", "yes"},
                {"step", "save"}};
    }

    test::Answer book(const Fields& fields, const char* who = "bs")
    {
        return service.as(who).post("/meetings/new", fields);
    }

    std::string booked(const std::string& mothers, const std::string& fathers)
    {
        const auto answer = book(conference(mothers, fathers));
        EXPECT_EQ(answer.status(), 303) << answer.body();
        const std::string location = answer.header("Location");
        return location.substr(0, location.find('?'));
    }
};

TEST_F(SplitPages, OfTheFamilySayWhoMustNotMeetAndWhy)
{
    EXPECT_TRUE(service.as("bs").get(family).says("Nobody is noted."));
    const auto wrong = service.as("bs").post(
        new_pair, {{"one", "mother-1"}, {"other", "mother-1"}, {"reason", "An order"}});
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_TRUE(wrong.says("Choose another person than the first"));
    EXPECT_TRUE(wrong.says("An order"));

    note_pair();

    const auto page = service.as("bs").get(family);
    EXPECT_TRUE(page.says("Glen Testwood and Hazel Testwood"));
    EXPECT_TRUE(page.says("Non-molestation order"));
    // Who noted it does not end it; a manager does.
    EXPECT_FALSE(page.says("They may meet again"));
    EXPECT_TRUE(service.as("tm").get(family).says("They may meet again"));
}

TEST_F(SplitPages, OfABookingAskAndThenKeepThemApart)
{
    note_pair();
    const auto asked = book(conference("", ""));
    EXPECT_EQ(asked.status(), 422);
    EXPECT_TRUE(asked.says("Glen Testwood and Hazel Testwood must not meet."));
    EXPECT_TRUE(asked.says("or ask a team manager to book it"));
    EXPECT_FALSE(asked.says("name=\"confirm_meet\""));
    EXPECT_TRUE(asked.says("Must not meet Hazel Testwood"));
    EXPECT_TRUE(book(conference("", ""), "tm").says("name=\"confirm_meet\""));

    const std::string meeting = booked("first", "second");

    const auto page = service.as("bs").get(meeting);
    EXPECT_TRUE(page.says("Comes from 10:00 to 10:50 only")) << page.body();
    EXPECT_TRUE(page.says("Comes from 11:05 to 12:00 only"));
    EXPECT_TRUE(service.as("bs").get(meeting + "/register").says("Comes from 10:00 to 10:50 only"));
}

TEST_F(SplitPages, SayWhatIsWrongWithTheMinutesOfTheFirstPart)
{
    for (const auto& [typed, said] :
         {std::pair{"soon", "Enter the minutes of the first part as a whole number"},
          {"110", "The first part must last a multiple of 5 minutes"}}) {
        EXPECT_TRUE(book(with(conference("", ""), "first_part_minutes", typed)).says(said));
        const auto refused = book(with(conference("first", "second"), "first_part_minutes", typed));
        EXPECT_EQ(refused.status(), 422);
        EXPECT_TRUE(refused.says(said)) << typed;
        EXPECT_TRUE(refused.says(std::string{"value=\""} + typed + "\""));
    }
}

TEST_F(SplitPages, LetPeopleComeForDifferentPartsOfAMeetingThatIsBooked)
{
    const std::string meeting = booked("", "");
    note_pair();
    EXPECT_TRUE(service.as("bs")
                    .get(meeting + "/invitees")
                    .says("Let people come for different parts of the meeting"));

    // The two are suggested apart.
    const auto form = service.as("bs").get(meeting + "/parts");
    EXPECT_EQ(form.status(), 200) << form.body();
    EXPECT_TRUE(form.says("<option value=\"first\" selected>"));
    EXPECT_TRUE(form.says("<option value=\"second\" selected>"));

    const Fields together{{"version", form.field("version")},
                          {"part.member:mother-1", ""},
                          {"part.member:father-1", "first"},
                          {"first_part_minutes", ""}};
    const auto asked = service.as("bs").post(meeting + "/parts", together);
    EXPECT_EQ(asked.status(), 422);
    EXPECT_TRUE(asked.says("or ask a team manager to book it"));

    const auto saved = service.as("bs").post(
        meeting + "/parts",
        with(with(together, "part.member:mother-1", "second"), "first_part_minutes", "60"));
    ASSERT_EQ(saved.status(), 303) << saved.body();
    const auto people = service.as("bs").get(meeting + "/invitees");
    EXPECT_TRUE(people.says("Comes from 10:00 to 11:00 only"));
    EXPECT_TRUE(people.says("Comes from 11:15 to 12:00 only"));
}

TEST_F(SplitPages, WarnForAsLongAsTwoWhoMustNotMeetAreInvitedToTheSameTime)
{
    const std::string meeting = booked("", "");
    note_pair();
    const std::string warning =
        "Glen Testwood and Hazel Testwood must not meet, and are invited to the same time.";
    const std::string link = "href=\"" + meeting + "/parts\"";
    const auto shown = {meeting, meeting + "/invitees", meeting + "/register"};
    for (const std::string& url : shown) {
        const auto page = service.as("bs").get(url);
        EXPECT_TRUE(page.says(warning)) << url;
        EXPECT_TRUE(page.says(link)) << url;
    }
    const auto week = service.as("bs").get("/calendar?from=2026-11-23&who=all");
    EXPECT_TRUE(week.says(warning)) << week.body();
    EXPECT_TRUE(week.says(link));
    EXPECT_TRUE(service.as("bs").get(family).says(link));
    EXPECT_TRUE(service.as("bs").get("/rooms/sheet?date=2026-11-25").says("12:00"));

    const auto form = service.as("bs").get(meeting + "/parts");
    ASSERT_EQ(service.as("bs")
                  .post(meeting + "/parts",
                        {{"version", form.field("version")},
                         {"part.member:mother-1", "first"},
                         {"part.member:father-1", "second"},
                         {"first_part_minutes", ""}})
                  .status(),
              303);

    for (const std::string& url : shown)
        EXPECT_FALSE(service.as("bs").get(url).says(warning)) << url;
    EXPECT_FALSE(service.as("bs").get("/calendar?from=2026-11-23&who=all").says(warning));
    EXPECT_FALSE(service.as("bs").get(family).says(link));
    // Whoever waits at the door does not read how long the meeting lasts.
    const auto sheet = service.as("bs").get("/rooms/sheet?date=2026-11-25");
    EXPECT_TRUE(sheet.says("10:00"));
    EXPECT_FALSE(sheet.says("12:00"));
}

TEST_F(SplitPages, OfWhatWasSentSayThatEachWasToldTheirOwnTime)
{
    using std::chrono::hours;
    const auto update = [](int ends_after) {
        core::OutboxMessage message;
        message.change_summary = "It is now on Wednesday 25 November 2026, 10:00 to 12:00.";
        message.starts_at = core::Instant{};
        message.ends_at = core::Instant{} + hours{ends_after};
        return message;
    };
    const auto change = [](const std::vector<core::OutboxMessage>& messages) {
        const View ledger = sent_ledger(messages);
        return ledger.list_value().front().get("change")->string_value();
    };
    EXPECT_EQ(change({update(2), update(2)}), update(2).change_summary);
    EXPECT_EQ(change({update(2), update(1)}), "each their own time");
}

TEST_F(SplitPages, OfWhatWasSentNameTheKindOfChangeWhereNotAllWereToldInTheSameWords)
{
    core::OutboxMessage parent;
    parent.change_summary = "The place has changed. Please ask us where it is now.";
    core::OutboxMessage professional;
    professional.change_summary = "You now take part by video.\nThe place is now: Room Elm.";

    const View ledger = sent_ledger({parent, professional});

    EXPECT_EQ(ledger.list_value().front().get("change")->string_value(),
              "Changed: how to take part, the place");
}

TEST_F(SplitPages, OfTheTimesSayThatTwoHaveNoPartsYet)
{
    note_pair();
    Fields fields = needs();
    fields.emplace_back("need.member:father-1", "optional");
    save_needs(fields);

    const auto page = times();

    EXPECT_TRUE(page.says("must not meet, and have no separate parts of the meeting yet."));
    EXPECT_TRUE(page.says("Say who comes for which part"));
}

TEST_F(SplitPages, OfWhatAMeetingNeedsKeepThePartsAndTheInvitationsShowThem)
{
    note_pair();
    Fields fields = needs();
    fields.insert(fields.end(),
                  {{"need.member:father-1", "optional"},
                   {"part.member:mother-1", "first"},
                   {"part.member:father-1", "second"},
                   {"first_part_minutes", "45"}});
    save_needs(fields);

    const auto again =
        service.as("bs").get("/meetings/new/needs?family=case-1&type=initial_cp_conference");
    EXPECT_EQ(again.field("first_part_minutes"), "45");
    EXPECT_TRUE(again.says("<option value=\"second\" selected>"));

    const auto slots = slots_on(times());
    ASSERT_FALSE(slots.empty());
    const auto answer = hold(slots.front());
    ASSERT_EQ(answer.status(), 303) << answer.body();
    const auto check = service.as("bs").get(answer.header("Location"));
    EXPECT_TRUE(check.says("Comes from "));
    EXPECT_TRUE(check.says("Must not meet Glen Testwood"));
    EXPECT_TRUE(
        check.says("with the family first. Ask Hazel Testwood to come earlier. The others "
                   "of the family come at their own time."));
    EXPECT_FALSE(times().says("have no separate parts"));
}

}  // namespace
}  // namespace quorate::server
