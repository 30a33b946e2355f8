#include <algorithm>

#include "core/dates/date_text.hpp"
#include "server/pages/scheduling/found_times.hpp"
#include "tests/support/adjourned_meeting.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/scheduling_pages.hpp"

namespace quorate::server {
namespace {

class ChooseTimePages : public test::SchedulingPages {};

TEST(ChosenChildren, AreCalledUnbornWhereTheQueueCallsThemSo)
{
    using std::chrono::local_days;
    const core::Child born{.id = core::ChildId{"born"},
                           .date_of_birth = local_days{std::chrono::year{2020} / 1 / 1}};
    const core::Child unborn{.id = core::ChildId{"unborn"}};

    EXPECT_EQ(chosen_children_text({born, unborn}, {unborn.id}), "1 unborn baby");
    EXPECT_EQ(chosen_children_text({born, unborn}, {born.id}), "1 child");
    EXPECT_EQ(chosen_children_text({born, unborn}, {born.id, unborn.id}),
              "2 children, 1 of them unborn");
}

TEST_F(ChooseTimePages, WithNobodyAskedThePageSaysWhatIsMissingAndWhereToChangeIt)
{
    const auto page = times();

    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("Choose a time for the initial child protection conference"));
    EXPECT_TRUE(page.says("Step 1 of 2. EX-2041 Testwood, 2 children"));
    EXPECT_TRUE(page.says("No time can be looked for yet"));
    EXPECT_TRUE(page.says("/meetings/new/needs?family=case-1&amp;type=initial_cp_conference"));
    EXPECT_TRUE(slots_on(page).empty());
}

TEST_F(ChooseTimePages, FiveTimesAreOfferedEachWithWhatSpeaksForItAndAgainst)
{
    save_needs();
    const auto page = times();

    EXPECT_EQ(page.status(), 200) << page.body();
    const auto slots = slots_on(page);
    ASSERT_EQ(slots.size(), 5U);
    EXPECT_TRUE(page.says("value=\"" + slots.front() + "\" checked"));
    for (const char* words : {"Best 5 times up to the last day",
                              "Best match",
                              "to spare",
                              "Quorum could be met if those we ask come",
                              "Both whose times we know are free. 4 not known: ",
                              "Room Elm, Civic House",
                              "Thursday 26 November 2026",
                              "How we worked this out",
                              "2 hours, plus 30 minutes with the family first, plus 15 minutes for "
                              "the chair afterwards",
                              "Chair: Name of cc",
                              "Hold this time and check invitations",
                              "Show more times",
                              "Type a date instead",
                              "Book after the last day (needs a reason)"})
        EXPECT_TRUE(page.says(words)) << words;
    EXPECT_FALSE(page.says("<title>Testwood"));
    EXPECT_FALSE(page.says("people free"));
    EXPECT_FALSE(page.says("Quorum met"));
}

TEST_F(ChooseTimePages, WhatWasAdjournedHasOneLastDayHereAndInTheQueue)
{
    save_needs();
    test::run(service.app().pool,
              "update due_date set limit_date = '2026-12-10', schedule_by = '2026-12-10' where "
              "meeting_type = 'initial_cp_conference'");
    test::add_adjourned_conference(service.app().pool, "case-1");

    const auto page = times();
    EXPECT_TRUE(page.says("Wednesday 2 December 2026")) << page.body();
    EXPECT_TRUE(
        page.says("The last one was adjourned without quorum, and has to be held again by "
                  "then. The limit itself is Thursday 10 December 2026."));
    EXPECT_FALSE(page.says(" of 15, ")) << "days to spare are those to the earlier day";
    const auto typed = service.as("bs").get(
        "/meetings/new?family=case-1&type=initial_cp_conference&child=child-1&child=child-2");
    EXPECT_TRUE(typed.says("Wednesday 2 December 2026")) << typed.body();
    EXPECT_TRUE(typed.says("The limit itself is Thursday 10 December 2026."));
    const auto queue = service.as("bs").get("/needs-a-date");
    EXPECT_TRUE(queue.says("Last day " + core::short_date(test::day("2026-12-02")) + ", limit " +
                           core::short_date(test::day("2026-12-10"))))
        << queue.body();
}

TEST_F(ChooseTimePages, WhoIsFreeIsSaidPersonByPersonAndNobodyIsTakenToBeFree)
{
    save_needs();
    const auto page = times();

    EXPECT_TRUE(page.says("role=\"region\" aria-labelledby=\"who\" tabindex=\"0\""));
    for (const char* words :
         {"Name of cc<span class=\"cm-table__sub\">Chair. Must be there",
          "Noor Stubb<span class=\"cm-table__sub\">Health visitor. Counts to quorum",
          "Hazel Testwood<span class=\"cm-table__sub\">Family. Welcome, not needed",
          " Free</span>",
          " Not shared</span>",
          " To be asked</span>"})
        EXPECT_TRUE(page.says(words)) << words;
}

TEST_F(ChooseTimePages, MoreTimesAreShownUntilThereAreNoMore)
{
    save_needs();
    const auto more = slots_on(times("&want=10"));
    EXPECT_GT(more.size(), 5U);
    const auto all = times("&want=50");
    EXPECT_FALSE(all.says("Show more times"));
    EXPECT_LE(slots_on(times("&want=9999")).size(), 50U);
    EXPECT_EQ(slots_on(times("&want=nonsense")).size(), 5U);
}

TEST_F(ChooseTimePages, ATimeThatIsChosenIsHeldAndLeadsToItsInvitations)
{
    save_needs();
    const auto slots = slots_on(times());
    ASSERT_FALSE(slots.empty());

    const auto answer = hold(slots[1]);
    EXPECT_EQ(answer.status(), 303) << answer.body();
    EXPECT_TRUE(answer.header("Location").starts_with("/meetings/holds/"));

    // Whoever comes back may choose the same time again, and then holds no other.
    const auto again = hold(slots[1]);
    EXPECT_EQ(again.status(), 303) << again.body();
    const auto gone = service.as("bs").get(answer.header("Location"));
    EXPECT_TRUE(gone.says("This time is not held for you any more."));
}

TEST_F(ChooseTimePages, TheAddressSaysWhichChildrenItIsFor)
{
    EXPECT_TRUE(service.as("bs")
                    .get("/needs-a-date")
                    .says("type=initial_cp_conference&amp;child=child-1&amp;child=child-2"));
    save_needs();
    const auto page = times("&child=child-2");

    EXPECT_TRUE(page.says("EX-2041 Testwood, 1 child"));
    EXPECT_EQ(page.field("child"), "child-2");
    EXPECT_TRUE(
        page.says("/meetings/new/needs?family=case-1&amp;type=initial_cp_conference&amp;child="
                  "child-2"));
    EXPECT_TRUE(times("&child=nobody").says("EX-2041 Testwood, 2 children"));

    const auto slots = slots_on(page);
    ASSERT_FALSE(slots.empty());
    const auto answer = service.as("bs").post("/meetings/new/time",
                                              {{"family", "case-1"},
                                               {"type", "initial_cp_conference"},
                                               {"child", "child-2"},
                                               {"slot", slots.front()}});
    ASSERT_EQ(answer.status(), 303) << answer.body();
    const auto invitations = service.as("bs").get(answer.header("Location"));
    EXPECT_TRUE(invitations.says("EX-2041 Testwood, 1 child"));
    EXPECT_EQ(invitations.field("child"), "child-2");
    // The hold itself knows: its address alone is enough.
    const std::string& held = answer.header("Location");
    EXPECT_EQ(service.as("bs").get(held.substr(0, held.find('?'))).field("child"), "child-2");
}

TEST_F(ChooseTimePages, TheFormForATypedDateStartsWithTheSameChildren)
{
    save_needs();
    const std::string url = "/meetings/new?family=case-1&type=initial_cp_conference&child=child-2";
    EXPECT_TRUE(times("&child=child-2")
                    .says("/meetings/new?family=case-1&amp;type=initial_cp_conference&amp;child="
                          "child-2\">Type a date instead"));

    const auto form = service.as("bs").get(url);
    EXPECT_TRUE(form.says("value=\"child-2\" checked"));
    EXPECT_FALSE(form.says("value=\"child-1\" checked"));
    EXPECT_TRUE(form.says(
        "/meetings/new/time?family=case-1&amp;type=initial_cp_conference&amp;child=child-2"));
    const auto other = service.as("bs").get(
        "/meetings/new?family=case-1&type=initial_cp_conference&child=child-other");
    EXPECT_TRUE(other.says("value=\"child-1\" checked"));
    EXPECT_TRUE(other.says("value=\"child-2\" checked"));
}

TEST_F(ChooseTimePages, ATimeThatIsHeldCanBeGoneOnWithOrLetGo)
{
    const std::string url = held();
    const auto own = times();
    EXPECT_TRUE(own.says("Continue with this time"));
    EXPECT_TRUE(own.says("data-fresh"));
    const std::string release = url.substr(0, url.find('?')) + "/release";
    EXPECT_TRUE(own.says("action=\"" + release + "\""));

    const auto released = service.as("bs").post(release,
                                                {{"family", "case-1"},
                                                 {"type", "initial_cp_conference"},
                                                 {"slot", own.field("slot")},
                                                 {"child", "child-1"},
                                                 {"child", "child-2"}});
    EXPECT_EQ(released.status(), 303) << released.body();
    EXPECT_FALSE(service.as("bs").get(released.header("Location")).says("You hold "));
}

TEST_F(ChooseTimePages, WhatIsHeldForOneChildIsLeftAloneForAnother)
{
    save_needs();
    const auto hold_for = [&](const std::string& child) {
        const auto slots = slots_on(times("&child=" + child));
        const auto answer = service.as("bs").post("/meetings/new/time",
                                                  {{"family", "case-1"},
                                                   {"type", "initial_cp_conference"},
                                                   {"child", child},
                                                   {"slot", slots.empty() ? "" : slots.front()}});
        EXPECT_EQ(answer.status(), 303) << answer.body();
    };
    hold_for("child-1");
    EXPECT_TRUE(times("&child=child-1").says("You hold "));
    EXPECT_FALSE(times("&child=child-2").says("You hold "));
    hold_for("child-2");
    EXPECT_TRUE(times("&child=child-1").says("You hold "));
}

TEST_F(ChooseTimePages, SaysWhatIsArrangedAlready)
{
    const std::string url = held();
    const auto own = times();
    EXPECT_TRUE(own.says("You hold "));
    EXPECT_TRUE(own.says(" for this meeting until 10:15."));
    const auto other = service.as("tm").get(times_url);
    EXPECT_TRUE(other.says(" holds "));
    EXPECT_TRUE(other.says("See the time that is held"));

    const auto page = service.as("bs").get(url);
    const auto booked = service.as("bs").post(url.substr(0, url.find('?')),
                                              {{"family", "case-1"},
                                               {"type", "initial_cp_conference"},
                                               {"slot", page.field("slot")},
                                               {"need.contact:contact-police", "quorum"},
                                               {"need.contact:contact-nurse", "quorum"},
                                               {"need.contact:contact-school", "quorum"},
                                               {"need.user:sw", "required"}});
    ASSERT_EQ(booked.status(), 303) << booked.body();
    const auto after = times();
    EXPECT_TRUE(after.says("It is already booked for "));
    EXPECT_TRUE(after.says("See the meeting"));
    EXPECT_FALSE(after.says("You hold "));
}

TEST_F(ChooseTimePages, WhatAColleagueHoldsForThisMeetingIsNotSaidToBeTaken)
{
    const std::string url = held();
    const auto page = service.as("bs").get(url);
    const std::string slot = page.field("slot");
    const auto lost = service.as("tm").post(
        "/meetings/new/time",
        {{"family", "case-1"}, {"type", "initial_cp_conference"}, {"slot", slot}});

    EXPECT_EQ(lost.status(), 409);
    EXPECT_TRUE(lost.says("That time is held."));
    EXPECT_FALSE(lost.says("has just been taken"));
    EXPECT_TRUE(
        lost.says("Held by a colleague for this meeting until 10:15. Go on with the time "
                  "that they hold, or wait until then."));
    EXPECT_TRUE(lost.says("See the time that is held"));
}

TEST_F(ChooseTimePages, AnInterpreterWhomNobodyAskedLeadsToTheNeeds)
{
    test::run(service.app().pool,
              "update family_member set interpreter = 'Polish' where id = 'mother-1'");
    save_needs();
    EXPECT_TRUE(times().says(
        "type=initial_cp_conference#other-people\">Interpreter (Polish) for Hazel Testwood: no "
        "interpreter is asked yet"));
}

TEST_F(ChooseTimePages, WithEverybodyWhoCouldChairInvitedThePageSaysWhatToDo)
{
    test::run(service.app().pool, "update staff_user set chairs_meetings = 0");
    test::run(service.app().pool, "update staff_user set chairs_meetings = 1 where id = 'cc'");
    auto fields = with(needs(), "chair", "");
    fields.emplace_back("need.user:cc", "required");
    save_needs(fields);
    EXPECT_TRUE(times().says(
        "Everybody who could chair is invited as somebody else: take one of them off."));
}

TEST_F(ChooseTimePages, WithoutAChoiceThePageAsksForOne)
{
    save_needs();
    const auto page = hold("");

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("<a href=\"#slot\">Choose a time</a>"));
    EXPECT_EQ(slots_on(page).size(), 5U);
    EXPECT_EQ(hold("2026-11-31T10:00,cc,").status(), 422);
    EXPECT_EQ(hold("tomorrow").status(), 422);
}

TEST_F(ChooseTimePages, WhoeverIsTooLateIsToldWhatWasTakenAndSeesFreshTimes)
{
    save_needs();
    const auto slots = slots_on(times());
    ASSERT_FALSE(slots.empty());
    const std::string day = slots.front().substr(8, 2) + "/" + slots.front().substr(5, 2) + "/2026";
    const auto booked = service.as("tm").post("/meetings/new",
                                              {{"family", "case-1"},
                                               {"type", "core_group"},
                                               {"children", "child-1"},
                                               {"date", day},
                                               {"time", slots.front().substr(11, 5)},
                                               {"duration_minutes", "60"},
                                               {"chair", "cc"},
                                               {"mode", "video"},
                                               {"video_link", "https://video.example/other"},
                                               {"step", "save"}});
    ASSERT_EQ(booked.status(), 303) << booked.body();

    const auto page = hold(slots.front());
    EXPECT_EQ(page.status(), 409);
    EXPECT_TRUE(page.says("That time has just been taken."));
    EXPECT_TRUE(page.says("Name of cc"));
    const auto fresh = slots_on(page);
    EXPECT_FALSE(fresh.empty());
    EXPECT_EQ(std::ranges::find(fresh, slots.front()), fresh.end());
}

TEST_F(ChooseTimePages, DaysWithoutATimeSayWhy)
{
    test::run(service.app().pool,
              "insert into busy_time (id, authority_id, owner, starts_at, ends_at, kind, source, "
              "created_by, created_at) values ('busy-1', 'authority-1', 'user:cc', 1795478400, "
              "1795651200, 'leave', 'typed', 'cc', 1795478400)");
    save_needs();
    const auto page = times();
    EXPECT_TRUE(page.says("Days on which nothing fits"));
    EXPECT_TRUE(page.says("The chair, Name of cc, has no 2 hours 45 minutes free."));
}

TEST_F(ChooseTimePages, AfterTheLastDayTimesAreOnlyOfferedWhenAskedFor)
{
    save_needs();
    const auto page = times("&from=after_last_day");

    EXPECT_TRUE(page.says("These times are after the last day."));
    EXPECT_TRUE(page.says("Only times up to the last day"));
    EXPECT_TRUE(page.says("1 working day after the last day"));
    for (const std::string& slot : slots_on(page))
        EXPECT_GT(slot.substr(0, 10), std::string{"2026-11-26"});
}

TEST_F(ChooseTimePages, OnceTheLastDayHasPassedThePageSaysSo)
{
    service.clock().advance(std::chrono::hours{24 * 7});
    save_needs();
    const auto page = times();
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("The last day has passed"));
    EXPECT_TRUE(page.says("Find a time after the last day"));
}

TEST_F(ChooseTimePages, WithoutATypeTheFormForAMeetingAsks)
{
    const auto answer = service.as("bs").get("/meetings/new/time?family=case-1&type=party");
    EXPECT_EQ(answer.status(), 303);
    EXPECT_EQ(answer.header("Location"), "/meetings/new?family=case-1");
}

TEST_F(ChooseTimePages, WhoeverMayNotBookForTheFamilySeesNoCalendar)
{
    const auto other = service.as("bs-south").get(times_url);
    EXPECT_TRUE(other.status() == 403 || other.status() == 404) << other.status();
    EXPECT_FALSE(other.says("Testwood"));
}

TEST_F(ChooseTimePages, AMeetingIsMovedToATimeThatFits)
{
    const std::string invitations = held();
    const auto client_page = service.as("bs").get(invitations);
    ASSERT_EQ(client_page.status(), 200);
    const auto booked = service.as("bs").post(invitations.substr(0, invitations.find('?')),
                                              {{"family", "case-1"},
                                               {"type", "initial_cp_conference"},
                                               {"slot", client_page.field("slot")},
                                               {"need.contact:contact-police", "quorum"},
                                               {"need.contact:contact-nurse", "quorum"},
                                               {"need.contact:contact-school", "quorum"},
                                               {"need.user:sw", "required"}});
    ASSERT_EQ(booked.status(), 303) << booked.body();
    const std::string location = booked.header("Location");
    const std::string meeting = location.substr(0, location.find('?'));

    EXPECT_TRUE(service.as("bs").get(meeting + "/move").says("Choose from the times that fit"));
    const auto page = service.as("bs").get(meeting + "/move/times");
    EXPECT_EQ(page.status(), 200) << page.body();
    EXPECT_TRUE(page.says("Choose another time"));
    EXPECT_TRUE(page.says(meeting + "/move?date="));

    const auto form = service.as("bs").get(meeting + "/move?date=26%2F11%2F2026&time=14%3A00");
    EXPECT_EQ(form.field("date"), "26/11/2026");
    EXPECT_EQ(form.field("time"), "14:00");
}

}  // namespace
}  // namespace quorate::server
