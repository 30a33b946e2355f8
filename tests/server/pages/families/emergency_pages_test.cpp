#include <gtest/gtest.h>

#include "core/identity/passkey_store.hpp"
#include "core/identity/user_store.hpp"
#include "core/outbox/outbox.hpp"
#include "server/jobs/access_watcher.hpp"
#include "server/jobs/mail_composer.hpp"
#include "tests/support/case_service.hpp"
#include "tests/support/meeting_rows.hpp"

// Opening a family in an emergency, and what others see of it.

namespace quorate::server {
namespace {

using std::chrono::minutes;
using test::Form;

const Form in_need{{"reference", "EX-2041"}, {"reason", "A child was found alone at the station"}};

class EmergencyPages : public testing::Test {
protected:
    // The part of the address of a form on the page that ends so: "/end".
    std::string address(const test::Answer& page, const std::string& last)
    {
        const std::string& body = page.body();
        const auto end = body.find(last + "\"");
        if (end == std::string::npos) return {};
        const auto begin = body.rfind('"', end) + 1;
        return body.substr(begin, end + last.size() - begin);
    }

    void seal() { test::run(service_.app().pool, "update family_case set level = 2"); }

    test::TestService service_;
    std::string family_ = "/families/" + test::add_family(service_);
};

TEST_F(EmergencyPages, OpenTheFamilyWithABannerOnEachPageUntilItEnds)
{
    auto worker = service_.as("sw-south");
    EXPECT_EQ(worker.get(family_).status(), 404);
    EXPECT_TRUE(worker.get("/families").says("/emergency-access"));
    EXPECT_TRUE(worker.get("/emergency-access").says("Open for 60 minutes"));

    const auto opened = worker.post("/emergency-access", in_need);

    EXPECT_EQ(opened.status(), 303);
    EXPECT_EQ(opened.header("Location"), family_);
    const std::string banner =
        "You opened EX-2041 in an emergency. It ends at 11:00. Everything you open is recorded.";
    for (const std::string& page : {family_, std::string{"/families"}, family_ + "/dates"}) {
        const auto answer = worker.get(page);
        EXPECT_EQ(answer.status(), 200) << page;
        EXPECT_TRUE(answer.says(banner)) << page;
    }
    EXPECT_FALSE(service_.as("cc-south").get("/families").says(banner));
    EXPECT_EQ(worker.get(family_ + "/edit").status(), 404);
    EXPECT_EQ(worker.post(family_ + "/close").status(), 403) << "no social worker may";

    service_.clock().advance(minutes{60});
    worker = service_.as("sw-south");
    EXPECT_EQ(worker.get(family_).status(), 404);
    EXPECT_FALSE(worker.get("/families").says("in an emergency. It ends at"));
}

TEST(EmergencyReading, ReachesTheMeetingsOfTheFamilyAndChangesNoneOfThem)
{
    test::TestService service;
    test::add_directory_to_staff(service.app().pool);
    const auto booked =
        service.as("bs").post_json("/api/v1/meetings",
                                   R"({"case":"case-1","children":["child-1"],"type":"core_group",
            "starts_at":"2026-11-25T10:00:00+00:00","duration_minutes":60,"chair":"cc",
            "mode":"in_person","room":"room-1",
            "invitees":[{"contact":"contact-nurse"},{"contact":"contact-police"}]})");
    ASSERT_EQ(booked.status(), 201) << booked.body();
    const std::string meeting = "/meetings/" + test::id_in(booked.header("Location"), "/meetings/");
    auto worker = service.as("sw-south");
    EXPECT_EQ(worker.get(meeting).status(), 404);

    worker.post("/emergency-access", in_need);

    EXPECT_TRUE(worker.get("/families/case-1").says(meeting));
    const auto page = worker.get(meeting);
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("Everything you open is recorded."));
    for (const char* change : {"/move", "/cancel"}) {
        EXPECT_FALSE(page.says(meeting + change)) << change;
        EXPECT_GE(worker.post(meeting + change).status(), 400) << change;
    }
}

TEST_F(EmergencyPages, EndItWhenAsked)
{
    auto worker = service_.as("sw-south");
    worker.post("/emergency-access", in_need);

    const auto ended = worker.post(address(worker.get(family_), "/end"));

    EXPECT_EQ(ended.header("Location"), "/emergency-access?done=emergency-ended");
    EXPECT_EQ(worker.get(family_).status(), 404);
}

TEST_F(EmergencyPages, KeepWhatWasTypedWhenThePasswordIsAskedForAgain)
{
    const std::string words = "heron ladder violet";
    auto worker = service_.as("sw-south");
    worker.post("/me/password", {{"password", words}, {"again", words}});
    worker = service_.as("sw-south");
    service_.clock().advance(minutes{11});

    const auto asked = worker.post("/emergency-access", in_need);
    EXPECT_EQ(asked.status(), 422);
    EXPECT_TRUE(asked.says("A child was found alone at the station"));
    EXPECT_TRUE(asked.says("Your password"));
    EXPECT_FALSE(asked.says("Enter your password to go on"));
    Form with_password = in_need;
    with_password.emplace_back("password", "not mine at all");
    const auto wrong = worker.post("/emergency-access", with_password);
    EXPECT_EQ(wrong.status(), 401);
    EXPECT_TRUE(wrong.says("A child was found alone at the station"));
    EXPECT_FALSE(wrong.says("not mine at all"));

    with_password.back().second = words;
    const auto opened = worker.post("/emergency-access", with_password);

    EXPECT_EQ(opened.status(), 303) << opened.body();
    EXPECT_EQ(opened.header("Location"), family_);
    EXPECT_FALSE(opened.header("Set-Cookie").empty());
}

TEST_F(EmergencyPages, LeadWhoeverNeverTypesAPasswordToAnotherWay)
{
    auto worker = service_.as("sw-south");
    service_.clock().advance(minutes{11});
    const std::string way = "href=\"/sign-in/confirm?next=/emergency-access\"";
    EXPECT_FALSE(worker.post("/emergency-access", in_need).says(way));

    service_.database().write([](core::UnitOfWork& work) {
        const auto user = work.users.find(core::UserId{"sw-south"});
        return work.passkeys.add({.id = core::PasskeyId{"passkey-1"},
                                  .authority = user->authority,
                                  .user = user->id,
                                  .name = core::FreeText{"Laptop"},
                                  .credential = "device-1",
                                  .public_key = "key"});
    });
    const auto asked = worker.post("/emergency-access", in_need);
    EXPECT_TRUE(asked.says(way)) << asked.body();
    EXPECT_TRUE(asked.says("A child was found alone at the station"));
}

TEST_F(EmergencyPages, SayWhatIsMissing)
{
    const auto asked =
        service_.as("sw-south").post("/emergency-access", {{"reference", ""}, {"reason", "Hm"}});
    EXPECT_EQ(asked.status(), 422);
    EXPECT_TRUE(asked.says("Enter the family&#39;s reference") ||
                asked.says("Enter the family’s reference") ||
                asked.says("Enter the family's reference"));
    EXPECT_TRUE(asked.says("Say why in at least 20 characters"));
}

TEST_F(EmergencyPages, AskForThePasswordWhenItWasEnteredLongAgo)
{
    auto worker = service_.as("sw-south");
    service_.clock().advance(minutes{11});

    const auto page = worker.get("/emergency-access");
    EXPECT_TRUE(page.says("/sign-in/confirm?next=/emergency-access"));
    EXPECT_FALSE(page.says("Open for 60 minutes"));
    const auto posted = worker.post("/emergency-access", in_need);
    EXPECT_TRUE(posted.says("name=\"password\"")) << posted.body();
    EXPECT_TRUE(posted.says(in_need[1].second)) << "what was typed is gone";
    EXPECT_EQ(worker.get(family_).status(), 404);
}

TEST_F(EmergencyPages, AreTheSameForASealedFamilyAndForNone)
{
    seal();
    auto one = service_.as("sw-south");
    auto other = service_.as("cc-south");

    const auto sealed = one.post("/emergency-access", in_need);
    const auto none =
        other.post("/emergency-access", {{"reference", "EX-0000"}, {"reason", in_need[1].second}});

    EXPECT_EQ(sealed.header("Location"), "/emergency-access?done=emergency-asked");
    EXPECT_EQ(none.header("Location"), sealed.header("Location"));
    const auto part = [](const test::Answer& page) {
        std::string text = page.body().substr(page.body().find("What you asked for"));
        text.replace(text.find("EX-"), 7, "EX-....");
        return text.substr(0, text.find("</section>"));
    };
    EXPECT_EQ(part(one.get("/emergency-access")), part(other.get("/emergency-access")));
    const auto hidden = one.get(family_);
    EXPECT_EQ(hidden.status(), 404);

    // Who mistyped must not believe that somebody comes to help.
    const auto after = other.get(none.header("Location"));
    EXPECT_TRUE(after.says("Nothing was opened. Check the reference"));
    EXPECT_TRUE(part(after).find("Check the reference: if no family has it") != std::string::npos);
    EXPECT_FALSE(after.says("managers were told"));
    EXPECT_FALSE(after.says("managers are told"));
}

TEST_F(EmergencyPages, LetASecondPersonApproveASealedFamily)
{
    seal();
    auto worker = service_.as("sw-south");
    worker.post("/emergency-access", in_need);
    auto manager = service_.as("sm");
    const auto queue = manager.get("/emergency-access/reviews");
    EXPECT_TRUE(queue.says("A child was found alone at the station"));
    EXPECT_FALSE(queue.says("Testwood"));
    EXPECT_FALSE(service_.as("ad").get("/emergency-access/reviews").says("Let them open it"));

    EXPECT_EQ(manager.post(address(queue, "/approve")).status(), 303);

    const std::string open = address(worker.get("/emergency-access"), "/open");
    EXPECT_EQ(worker.post(open).header("Location"), family_);
    EXPECT_EQ(worker.get(family_).status(), 200);
}

TEST_F(EmergencyPages, LetAnotherPersonSayWhetherItWasRight)
{
    service_.as("sw-south").post("/emergency-access", in_need);
    EXPECT_TRUE(service_.as("tm").get("/families").says("1 case to look at"));
    EXPECT_TRUE(service_.as("ad").get("/audit").says("/emergency-access/reviews"));
    service_.clock().advance(minutes{60});
    auto auditor = service_.as("ad");
    const std::string review = address(auditor.get("/emergency-access/reviews"), "/review");
    const auto page = auditor.get(review);
    EXPECT_TRUE(page.says("A child was found alone at the station"));
    EXPECT_TRUE(page.says("Name of sw-south"));
    EXPECT_TRUE(page.says("Opening a family in an emergency"));
    EXPECT_TRUE(page.says("Open for 60 minutes"));
    EXPECT_FALSE(page.says("case.break_glass")) << "no codes where people read";
    EXPECT_FALSE(page.says("Testwood"));

    const auto unsaid = auditor.post(review, {{"note", "They rang the team first"}});
    EXPECT_EQ(unsaid.status(), 422);
    EXPECT_TRUE(unsaid.says("Say whether it was right to open this record"));
    EXPECT_TRUE(unsaid.says("They rang the team first"));
    const auto said =
        auditor.post(review, {{"outcome", "not_justified"}, {"note", "They rang the team first"}});

    EXPECT_EQ(said.header("Location"), "/emergency-access/reviews?done=emergency-reviewed");
    EXPECT_TRUE(auditor.get("/emergency-access/reviews").says("Not justified"));
    EXPECT_FALSE(service_.as("tm").get("/families").says("to look at"));
}

TEST_F(EmergencyPages, LetNobodyReviewTheirOwn)
{
    test::run(service_.app().pool,
              "update team_member set team_id = 'team-south' where user_id = 'tm'");
    auto manager = service_.as("tm");
    EXPECT_EQ(manager.post("/emergency-access", in_need).header("Location"), family_);
    service_.clock().advance(minutes{60});
    manager = service_.as("tm");
    const std::string review = address(manager.get("/emergency-access/reviews"), "/review");

    EXPECT_TRUE(manager.get(review).says("Somebody else has to review it."));
    EXPECT_FALSE(manager.get(review).says("Save what you found"));
    EXPECT_EQ(
        manager.post(review, {{"outcome", "justified"}, {"note", "It was an emergency indeed"}})
            .status(),
        403);
}

TEST_F(EmergencyPages, AreOnlyForRolesThatMay)
{
    for (const char* who : {"bs", "ad", "am"})
        EXPECT_EQ(service_.as(who).get("/emergency-access").status(), 403) << who;
    for (const char* who : {"sw", "cc", "bs", "am"})
        EXPECT_EQ(service_.as(who).get("/emergency-access/reviews").status(), 403) << who;
}

TEST_F(EmergencyPages, TellTheManagerByAMailThatNamesNobody)
{
    service_.as("sw-south").post("/emergency-access", in_need);
    App& app = service_.app();
    const auto now = service_.clock().now();
    const auto leased = app.database.write([&](core::UnitOfWork& work) {
        return work.outbox.lease(now, now + minutes{1}, "lease", 10);
    });
    ASSERT_EQ(leased.size(), 2u);
    for (const core::OutboxMessage& each : leased) {
        const auto mail = app.database.write([&](core::UnitOfWork& work) {
            return compose(work, {app.links, "https://q.example"}, each, now);
        });
        ASSERT_TRUE(mail);
        EXPECT_NE(mail->bytes.find("Subject: Emergency access was used"), std::string::npos);
        EXPECT_NE(mail->bytes.find("EX-2041"), std::string::npos);
        for (const char* never : {"Testwood", "Rowan", "sw-south", "found alone"})
            EXPECT_EQ(mail->bytes.find(never), std::string::npos) << never;
    }
    test::run(app.pool, "update staff_user set active = 0 where id = 'tm'");
    int left = 0;
    for (const core::OutboxMessage& each : leased)
        left += app.database.write([&](core::UnitOfWork& work) {
            return compose(work, {app.links, "https://q.example"}, each, now).has_value();
        });
    EXPECT_EQ(left, 1) << "who has left is not told";
}

TEST_F(EmergencyPages, HaveTheirEndNotedByTheWatcher)
{
    service_.as("sw-south").post("/emergency-access", in_need);
    App& app = service_.app();
    AccessWatcher watcher{app.database, {app.clock, app.random, app.bank_holidays}};
    EXPECT_EQ(watcher.run_once(), 0);

    service_.clock().advance(minutes{60});

    EXPECT_EQ(watcher.run_once(), 1);
    EXPECT_EQ(watcher.run_once(), 0);
}

}  // namespace
}  // namespace quorate::server
