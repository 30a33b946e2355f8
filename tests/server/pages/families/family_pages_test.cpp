#include <gtest/gtest.h>

#include "tests/support/adjourned_meeting.hpp"
#include "tests/support/case_service.hpp"
#include "tests/support/meeting_rows.hpp"

namespace quorate::server {
namespace {

using test::Form;

class FamilyPages : public testing::Test {
protected:
    test::Answer record(const std::string& kind, const std::string& on, const Form& more = {})
    {
        Form form{{"kind", kind}, {"on", on}};
        form.insert(form.end(), more.begin(), more.end());
        return service_.as("sw").post("/families/" + family_ + "/events/new", form);
    }

    std::string path(const std::string& rest = {}) const { return "/families/" + family_ + rest; }

    // The first id that follows `before` in the page; forms for something new have none.
    static std::string id_after(const test::Answer& page, const std::string& before)
    {
        std::string id = "new";
        for (std::size_t at = 0; id == "new";) {
            at = page.body().find(before, at);
            if (at == std::string::npos) return {};
            at += before.size();
            id = page.body().substr(at, page.body().find_first_of("\"/?#", at) - at);
        }
        return id;
    }

    test::TestService service_;
    std::string family_ = test::add_family(service_);
};

TEST_F(FamilyPages, TakeAFamilyAndShowIt)
{
    ASSERT_FALSE(family_.empty());
    const auto page = service_.as("sw").get(path() + "?done=family-added");
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("Testwood family"));
    EXPECT_TRUE(page.says("EX-2041"));
    EXPECT_TRUE(page.says("Rowan Testwood"));
    EXPECT_TRUE(page.says("The family is added."));
    EXPECT_FALSE(page.says("<title>Testwood"));
}

TEST_F(FamilyPages, SayThatAChildHasDiedOnceThatIsRecorded)
{
    auto worker = service_.as("sw");
    const auto before = worker.get(path());
    EXPECT_FALSE(before.says("Died on"));
    const std::string form = path("/children/" + id_after(before, path("/children/")));
    EXPECT_TRUE(worker.get(form).says("Only if the child has died"));
    EXPECT_FALSE(worker.get("/families/new").says("date_of_death"));
    const auto save = [&](const char* died) {
        return worker.post(form,
                           {{"given_name", "Rowan"},
                            {"family_name", "Testwood"},
                            {"date_of_birth", "1/5/2018"},
                            {"date_of_death", died},
                            {"version", worker.get(form).field("version")}});
    };
    EXPECT_TRUE(save("30/4/2018").says("must be on or after the date of birth"));
    EXPECT_EQ(save("2/5/2019").status(), 303);

    EXPECT_TRUE(worker.get(path()).says("Died on Thursday 2 May 2019"));
    EXPECT_EQ(worker.get(form).field("date_of_death"), "02/05/2019");
    EXPECT_EQ(save("").status(), 303);
    EXPECT_FALSE(worker.get(path()).says("Died on"));
}

TEST_F(FamilyPages, GiveTheFormBackWithWhatWasTypedAndWhatIsWrong)
{
    Form form = test::family_form();
    form.push_back({"family_members.0.name", "Sam <b>"});
    const auto page = service_.as("sw").post("/families/new", form);
    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("This reference cannot be used"));
    EXPECT_TRUE(page.says("<a href=\"#reference\">"));
    EXPECT_TRUE(page.says("Enter how they are related, for example mother"));
    EXPECT_TRUE(page.says("Sam &lt;b&gt;"));
    EXPECT_TRUE(page.says("<title>Error: "));
}

TEST_F(FamilyPages, MakeRoomForAnotherChildWithoutLosingAWord)
{
    Form form = test::family_form("EX-2042");
    form.back() = {"do", "add_child"};
    const auto page = service_.as("sw").post("/families/new", form);
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("name=\"children.1.given_name\""));
    EXPECT_EQ(page.field("children.0.given_name"), "Rowan");
    EXPECT_EQ(page.field("child_count"), "2");
}

TEST_F(FamilyPages, GiveAChildTheFamilysNameWhenNoneIsTyped)
{
    Form form = test::family_form("EX-2043");
    for (auto& [name, value] : form)
        if (name == "children.0.family_name") value = " ";
    const auto made = service_.as("sw").post("/families/new", form);
    ASSERT_EQ(made.status(), 303) << made.body();
    EXPECT_TRUE(service_.as("sw").get(made.header("Location")).says("Rowan Testwood"));
}

TEST_F(FamilyPages, SayWhichChildIsAtFault)
{
    Form form = test::family_form("EX-2044");
    for (auto& [name, value] : form) {
        if (name.starts_with("children.0.")) value.clear();
        if (name == "child_count") value = "3";
    }
    form.push_back({"children.1.given_name", "Wren"});
    form.push_back({"children.1.date_of_birth", "31/02/2020"});
    form.push_back({"children.2.given_name", "Robin"});
    form.push_back({"family_members.0.name", "Hazel"});
    const auto page = service_.as("sw").post("/families/new", form);

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(
        page.says("<a href=\"#children.1.date_of_birth\">Child 2: There is no 31 February "
                  "2020: that month has 29 days</a>"));
    EXPECT_TRUE(
        page.says("<a href=\"#children.2.date_of_birth\">Child 3: Enter the date of birth, "
                  "or the date when the baby is expected</a>"));
    EXPECT_TRUE(page.says("Family member 1: Enter how they are related, for example mother"));
}

TEST_F(FamilyPages, SayThatThereIsNoSuchDayInThatMonth)
{
    const auto page = record("referral", "31 February 2027");
    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("There is no 31 February 2027: that month has 28 days"));
    EXPECT_EQ(page.field("on"), "31 February 2027");
}

TEST_F(FamilyPages, SayWhichDateCannotBeRead)
{
    const auto page = record("referral", "yesterday");
    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("Enter the date like 25/11/2026"));
    EXPECT_EQ(page.field("on"), "yesterday");
}

TEST_F(FamilyPages, SayAllThatIsWrongAtOnce)
{
    const auto event =
        record("", "yesterday", {{"note", std::string(2001, 'n')}, {"makes_plan", "yes"}});
    EXPECT_EQ(event.status(), 422);
    EXPECT_TRUE(event.says("Choose what happened"));
    EXPECT_TRUE(event.says("Enter the date like 25/11/2026"));
    EXPECT_TRUE(event.says("Use 2000 characters or fewer"));

    const auto child = service_.as("sw").post(path("/children/new"), {{"date_of_birth", "soon"}});
    EXPECT_EQ(child.status(), 422);
    EXPECT_TRUE(child.says("Enter the date like 25/11/2026"));
    EXPECT_TRUE(child.says("Enter the child&#39;s first name"));
    EXPECT_FALSE(child.says("Enter the date of birth, or"));

    Form form = test::family_form("");
    form.push_back({"children.0.expected_delivery_date", "spring"});
    const auto family = service_.as("sw").post("/families/new", form);
    EXPECT_EQ(family.status(), 422);
    EXPECT_TRUE(family.says("Enter the family&#39;s reference"));
    EXPECT_TRUE(family.says("Enter the date like 25/11/2026"));
}

TEST_F(FamilyPages, RecordWhatIsUnusualOnceItIsConfirmed)
{
    const auto asked = record("conference_held", "31/8/2026", {{"makes_plan", "yes"}});
    EXPECT_EQ(asked.status(), 422);
    EXPECT_TRUE(asked.says("Monday 31 August 2026 was a bank holiday"));
    EXPECT_TRUE(asked.says("That is so when a family moves here"));
    EXPECT_TRUE(asked.says("It is right. Record it anyway"));
    EXPECT_TRUE(asked.says("<a href=\"#confirm_unusual\">"));
    EXPECT_FALSE(service_.as("sw").get(path("/events/new")).says("It is right"));

    EXPECT_EQ(
        record("conference_held", "31/8/2026", {{"makes_plan", "yes"}, {"confirm_unusual", "yes"}})
            .status(),
        303);
}

TEST_F(FamilyPages, AreNotThereForThoseWhoMayNotKnow)
{
    for (const char* who : {"sw-south", "bs-south"}) {
        for (const char* rest : {"", "/dates"})
            EXPECT_EQ(service_.as(who).get(path(rest)).status(), 404) << who << rest;
        EXPECT_EQ(service_.as(who).post(path("/events/new")).status(), 404) << who;
    }
    EXPECT_EQ(service_.as("am").get(path()).status(), 403);
    EXPECT_EQ(service_.as("sw").get("/families/unknown").status(), 404);
    EXPECT_EQ(service_.nobody().get(path()).status(), 303);
}

TEST_F(FamilyPages, FindAFamilyByAPostedName)
{
    const auto found = service_.as("bs").post("/families/search", {{"q", "rowan"}});
    EXPECT_EQ(found.status(), 200);
    EXPECT_TRUE(found.says(path()));
    EXPECT_TRUE(service_.as("bs").get("/families").says("Testwood"));
    EXPECT_TRUE(
        service_.as("bs").post("/families/search", {{"q", "nobody"}}).says("No family was found"));
    EXPECT_FALSE(service_.as("bs-south").get("/families").says("Testwood"));
}

TEST_F(FamilyPages, FindAFamilyByItsMotherAndByALooselyTypedReference)
{
    test::run(
        service_.app().pool,
        "insert into family_member (id, authority_id, case_id, name, relationship) select "
        "'fm-1', authority_id, id, 'Hazel Birchmoor', 'Mother' from family_case where id = '" +
            family_ + "'");
    auto desk = service_.as("bs");
    const auto found = desk.post("/families/search", {{"q", "birchmoor"}});
    EXPECT_TRUE(found.says(path())) << found.body();
    EXPECT_TRUE(found.says("Found through the mother"));
    EXPECT_FALSE(found.says("Hazel"));
    EXPECT_TRUE(desk.post("/families/search", {{"q", "rowan"}}).says("Found through a child"));
    const auto by_reference = desk.post("/families/search", {{"q", "ex 2041"}});
    EXPECT_TRUE(by_reference.says(path()));
    EXPECT_FALSE(by_reference.says("Found through"));
    EXPECT_FALSE(
        service_.as("sw-south").post("/families/search", {{"q", "birchmoor"}}).says(path()));
}

TEST_F(FamilyPages, RecordAnEventAndExplainWhatIsDue)
{
    const auto recorded =
        record("strategy_discussion", "5/11/2026", {{"initiates_section_47", "yes"}});
    ASSERT_EQ(recorded.status(), 303);
    EXPECT_EQ(recorded.header("Location"), path("/dates?done=event-recorded"));

    const auto page = service_.as("sw").get(path("/dates"));
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("Last day Thursday 26 November 2026. No date yet."));
    EXPECT_TRUE(page.says("Counting 15 working days from Thu 5 Nov"));
    EXPECT_TRUE(page.says("6 weekend days. No bank holidays."));
    EXPECT_TRUE(
        page.says("<td class=\"is-end\"><b>15</b> 26<span class=\"cm-mon\"> Nov</span> "
                  "<span class=\"cm-count__note\">Last day</span></td>"));
    EXPECT_TRUE(page.says("Rule eng-icpc-15wd"));
    for (const char* day : {"Thu 5 Nov</span>: the clock starts: day 0",
                            "Fri 6 Nov</span>: day 1<",
                            "Sat 7 Nov</span>: not counted: Saturday",
                            "Wed 25 Nov</span>: day 14<",
                            "Thu 26 Nov</span>: day 15, the last day"})
        EXPECT_TRUE(page.says(day)) << day;
    EXPECT_TRUE(page.says("<svg class=\"cm-svg\""));
    EXPECT_TRUE(page.says("Rowan, 8"));
}

TEST_F(FamilyPages, SayHowMonthsAreCountedAndWhatTheBandsInThePictureAre)
{
    const Form more{{"makes_plan", "yes"}, {"confirm_unusual", "yes"}};
    ASSERT_EQ(record("conference_held", "2/11/2026", more).status(), 303);
    const auto page = service_.as("sw").get(path("/dates"));
    EXPECT_TRUE(page.says("<dt>Counted</dt><dd>Whole months, to the same day of the month"));
    EXPECT_TRUE(page.says("</svg>bank holiday</li>"));
    EXPECT_TRUE(page.says("Bank holidays between: Christmas Day, Fri 25 Dec 2026; "));
}

TEST_F(FamilyPages, QueueWhatNeedsADate)
{
    record("strategy_discussion", "5/11/2026", {{"initiates_section_47", "yes"}});
    const auto page = service_.as("bs").get("/needs-a-date");
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("1 meeting with a last day allowed and no date yet"));
    EXPECT_TRUE(page.says("3 working days"));
    EXPECT_TRUE(
        page.says("/meetings/new/time?family=" + family_ + "&amp;type=initial_cp_conference"));
    EXPECT_TRUE(page.says("cm-nav__count\">1<"));

    EXPECT_TRUE(service_.as("bs")
                    .get("/needs-a-date?type=core_group")
                    .says("Everything that is due has a date"));
    EXPECT_TRUE(service_.as("bs-south").get("/needs-a-date").says("0 meetings"));
    EXPECT_EQ(service_.as("ad").get("/needs-a-date").status(), 403);
}

TEST_F(FamilyPages, SayInTheQueueAndAmongTheDatesThatTheLastConferenceWasAdjourned)
{
    record("strategy_discussion", "5/11/2026", {{"initiates_section_47", "yes"}});
    EXPECT_FALSE(service_.as("bs").get("/needs-a-date").says("adjourned"));

    test::add_adjourned_conference(service_.app().pool, family_);

    const std::string told =
        "The last one was adjourned on Wednesday 18 November 2026. It has to be held again by "
        "Wednesday 2 December 2026 at the latest.";
    const auto queue = service_.as("bs").get("/needs-a-date");
    EXPECT_TRUE(queue.says(told)) << queue.body();
    const auto dates = service_.as("sw").get(path("/dates"));
    EXPECT_TRUE(dates.says(told)) << dates.body();
    const auto in_welsh = service_.as("sw").get(path("/dates?lang=cy"));
    EXPECT_TRUE(in_welsh.says("Gohiriwyd yr un diwethaf")) << in_welsh.body();
}

TEST_F(FamilyPages, CorrectAnEventAndKeepTheHistory)
{
    record("referral", "2/11/2026");
    const std::string id = id_after(service_.as("sw").get(path()), path("/events/"));
    ASSERT_FALSE(id.empty());
    const std::string target = path("/events/" + id);

    EXPECT_EQ(service_.as("sw").get(target).field("on"), "02/11/2026");
    const auto without_reason = service_.as("sw").post(target, {{"on", "3/11/2026"}});
    EXPECT_EQ(without_reason.status(), 422);
    EXPECT_TRUE(without_reason.says("Say what was wrong"));
    EXPECT_EQ(service_.as("sw")
                  .post(target, {{"on", "3/11/2026"}, {"reason", "Written down a day early"}})
                  .status(),
              303);

    const auto after = service_.as("sw").get(path());
    EXPECT_TRUE(after.says("What was corrected or taken back"));
    EXPECT_TRUE(after.says("Written down a day early"));
    const auto again =
        service_.as("sw").post(target, {{"on", "4/11/2026"}, {"reason", "Typed in another tab"}});
    EXPECT_EQ(again.status(), 412);
    EXPECT_TRUE(again.says("Somebody else corrected this while you had it open"));
    EXPECT_TRUE(again.says("Typed in another tab</textarea>"));
    EXPECT_TRUE(again.says("3 November 2026"));
    EXPECT_FALSE(again.says("action=\"" + target + "\""));
}

TEST_F(FamilyPages, OfferToRecordAgainWhatSomebodyElseTookBackMeanwhile)
{
    record("referral", "2/11/2026");
    const std::string id = id_after(service_.as("sw").get(path()), path("/events/"));
    const std::string target = path("/events/" + id);
    EXPECT_EQ(service_.as("sw")
                  .post(target + "/withdraw", {{"withdrawal_reason", "It was another family"}})
                  .status(),
              303);

    const auto late =
        service_.as("sw").post(target, {{"on", "3/11/2026"}, {"note", "Typed in another tab"}});

    EXPECT_EQ(late.status(), 412);
    EXPECT_TRUE(late.says("Somebody else took this back while you had it open"));
    EXPECT_TRUE(late.says("Typed in another tab</textarea>"));
}

TEST_F(FamilyPages, SettleADateThatNoEventAnswers)
{
    record("strategy_discussion", "5/11/2026", {{"initiates_section_47", "yes"}});
    const auto dates = service_.as("sw").get(path("/dates"));
    const std::string id = id_after(dates, "id=\"due-");
    ASSERT_FALSE(id.empty());
    const std::string target = path("/dates/" + id);
    EXPECT_EQ(service_.as("sw").get(target).status(), 200);
    EXPECT_EQ(service_.as("sw").post(target).status(), 422);
    const Form settled{{"as", "not_needed"}, {"reason", "No further action"}};
    const auto alone = service_.as("sw").post(target, settled);
    EXPECT_EQ(alone.status(), 422);
    EXPECT_TRUE(alone.says("Only a team manager or a service manager"));
    EXPECT_EQ(service_.as("tm").post(target, settled).status(), 303);
    EXPECT_TRUE(service_.as("sw").get(path("/dates")).says("Not needed"));
    EXPECT_TRUE(service_.as("bs").get("/needs-a-date").says("0 meetings"));
}

TEST_F(FamilyPages, KeepWhatWasTypedWhenSomebodyElseSavedFirst)
{
    const Form form{{"reference", "EX-2041"},
                    {"family_name", "Testwood-Smith"},
                    {"jurisdiction", "england"},
                    {"team", "team-north"},
                    {"lead_worker", "sw"},
                    {"version", "1"}};
    EXPECT_EQ(service_.as("sw").post(path("/edit"), form).status(), 303);
    Form other = form;
    other[1].second = "Testwood-Jones";
    EXPECT_TRUE(service_.as("tm").post(path("/edit"), other).says("Testwood-Smith"));
    const auto stale = service_.as("tm").post(path("/edit"), form);
    EXPECT_EQ(stale.status(), 412);
    EXPECT_TRUE(stale.says("Somebody else saved a change"));
    EXPECT_FALSE(stale.says("Theirs says"));
    EXPECT_EQ(stale.field("family_name"), "Testwood-Smith");
    EXPECT_EQ(stale.field("version"), "2");
}

TEST_F(FamilyPages, ShowAnAddressOnItsOwnPageOnly)
{
    service_.as("sw").post(path("/people/new"),
                           {{"name", "Sam"}, {"relationship", "mother"}, {"language", "Welsh"}});
    const std::string member = id_after(service_.as("sw").get(path()), path("/people/"));
    ASSERT_FALSE(member.empty());
    const std::string target = path("/people/" + member + "/address");
    EXPECT_EQ(service_.as("sw").post(target, {{"safe_address", "1 Hidden Row"}}).status(), 303);

    EXPECT_TRUE(service_.as("bs").get(target).says("1 Hidden Row"));
    EXPECT_EQ(service_.as("bs-south").get(target).status(), 404);
    for (const std::string& other : {path(), path("/people/" + member), path("/dates")})
        EXPECT_FALSE(service_.as("sw").get(other).says("Hidden Row")) << other;

    const std::string crossed = "/families/" + test::add_family(service_, "EX-2099");
    const std::string elsewhere = crossed + "/people/" + member;
    EXPECT_EQ(service_.as("sw").get(elsewhere + "/address").status(), 404);
    EXPECT_EQ(service_.as("sw").post(elsewhere + "/address", {{"safe_address", "2 Row"}}).status(),
              404);
    EXPECT_EQ(service_.as("sw")
                  .post(elsewhere, {{"version", "1"}, {"name", "Pat"}, {"relationship", "mother"}})
                  .status(),
              404);
    EXPECT_TRUE(service_.as("bs").get(target).says("1 Hidden Row"));
}

TEST_F(FamilyPages, FlagAPersonWhoMustNotBeThere)
{
    service_.as("sw").post(path("/people/new"),
                           {{"name", "Pat"}, {"relationship", "father"}, {"language", "English"}});
    const auto form = service_.as("bs").get(path("/excluded/new"));
    const std::string person = id_after(form, "value=\"member:");
    ASSERT_FALSE(person.empty());
    EXPECT_EQ(service_.as("bs")
                  .post(path("/excluded/new"),
                        {{"person", "member:" + person}, {"reason", "Bail condition"}})
                  .status(),
              303);
    EXPECT_TRUE(service_.as("sw").get(path()).says("Bail condition"));
}

TEST_F(FamilyPages, CloseACaseAndTakeItOffTheQueue)
{
    record("strategy_discussion", "5/11/2026", {{"initiates_section_47", "yes"}});
    EXPECT_EQ(service_.as("sw").post(path("/close"), {{"version", "1"}, {"open", "no"}}).status(),
              403);
    EXPECT_EQ(service_.as("tm").post(path("/close"), {{"version", "1"}, {"open", "no"}}).status(),
              303);
    EXPECT_TRUE(service_.as("bs").get("/needs-a-date").says("0 meetings"));
    EXPECT_TRUE(service_.as("tm").get(path()).says("This case is closed."));
}

TEST_F(FamilyPages, TakeAReferenceOnceHoweverItIsWritten)
{
    const auto page = service_.as("sw").post("/families/new", test::family_form("ex-2041"));
    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("This reference cannot be used"));
}

TEST_F(FamilyPages, TellTheFaultOfTheFamilysNameAtTheFamilyOnly)
{
    Form form = test::family_form("EX-2045");
    for (auto& [name, value] : form) {
        if (name == "family_name") value = std::string(101, 'x');
        if (name == "children.0.family_name") value.clear();
    }
    const auto page = service_.as("sw").post("/families/new", form);
    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("<a href=\"#family_name\">"));
    EXPECT_FALSE(page.says("<a href=\"#children.0.family_name\">"));
}

TEST_F(FamilyPages, PointAtBothDatesOfAChildWhoCannotBeBornAndExpected)
{
    Form form = test::family_form("EX-2046");
    for (auto& [name, value] : form)
        if (name == "children.0.given_name") value.clear();
    form.push_back({"children.0.expected_delivery_date", "1/3/2027"});
    const auto page = service_.as("sw").post("/families/new", form);
    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("<a href=\"#children.0.date_of_birth\">"));
    EXPECT_TRUE(page.says("<a href=\"#children.0.expected_delivery_date\">"));
    EXPECT_TRUE(page.says("take one of the two dates out"));
    EXPECT_FALSE(page.says("Enter the child's first name"));
}

TEST_F(FamilyPages, ComeBackAtTheChildThatWasAdded)
{
    EXPECT_TRUE(service_.as("sw")
                    .get("/families/new")
                    .says("formaction=\"/families/new#children.1.given_name\""));
}

TEST_F(FamilyPages, CountAnUnbornChildInTheListAsElsewhere)
{
    Form form = test::family_form("EX-2047");
    for (auto& [name, value] : form) {
        if (name == "children.0.given_name") value.clear();
        if (name == "children.0.date_of_birth") value.clear();
    }
    form.push_back({"children.0.expected_delivery_date", "1/3/2027"});
    ASSERT_EQ(service_.as("sw").post("/families/new", form).status(), 303);
    EXPECT_TRUE(service_.as("sw").get("/families").says("1 unborn baby"));
}

}  // namespace
}  // namespace quorate::server
