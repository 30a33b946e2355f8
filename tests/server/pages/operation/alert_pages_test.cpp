#include <gtest/gtest.h>

#include "core/audit/alerts.hpp"
#include "core/unit_of_work.hpp"
#include "tests/support/audit_rows.hpp"
#include "tests/support/case_service.hpp"

namespace quorate::server {
namespace {

class AlertPages : public testing::Test {
protected:
    void raise(const std::string& id = "alert-1")
    {
        service_.database().write([&](core::UnitOfWork& work) {
            return work.alerts.raise({.id = core::AuditAlertId{id},
                                      .authority = test::exampleshire,
                                      .kind = core::AlertKind::many_refusals,
                                      .subject = "sw",
                                      .day = core::Date{std::chrono::days{20'780}},
                                      .times = 34,
                                      .raised_at = service_.clock().now()});
        });
    }

    test::TestService service_;
};

TEST_F(AlertPages, ShowTheAuditorWhoItIsAbout)
{
    raise();
    auto auditor = service_.as("ad");

    const auto alerts = auditor.get("/audit/alerts");

    EXPECT_EQ(alerts.status(), 200) << alerts.body();
    EXPECT_TRUE(alerts.says("Was refused more than 20 times in a day"));
    EXPECT_TRUE(alerts.says("Name of sw"));
    EXPECT_TRUE(alerts.says("34"));
    EXPECT_TRUE(auditor.get("/audit").says("/audit/alerts"));
    EXPECT_TRUE(auditor.get("/audit").says("1 alert to look at."));
}

TEST_F(AlertPages, AreForTheAuditorAlone)
{
    raise();

    for (const char* person : {"sw", "tm", "sm", "am"}) {
        EXPECT_EQ(service_.as(person).get("/audit/alerts").status(), 403) << person;
        EXPECT_EQ(service_.as(person).post("/audit/alerts/alert-1/seen").status(), 403) << person;
    }
}

TEST_F(AlertPages, KeepWhatCameOfAnAlert)
{
    raise();
    auto auditor = service_.as("ad");

    const auto without = auditor.post("/audit/alerts/alert-1/seen");
    const auto noted = auditor.post("/audit/alerts/alert-1/seen",
                                    {{"note-alert-1", "New in the team, had no access yet."}});

    EXPECT_EQ(without.status(), 422);
    EXPECT_TRUE(without.says("Write what came of it"));
    EXPECT_EQ(noted.status(), 303);
    const auto alerts = auditor.get(noted.header("Location"));
    EXPECT_TRUE(alerts.says("New in the team, had no access yet."));
    EXPECT_TRUE(alerts.says("Name of ad"));
    EXPECT_FALSE(alerts.says("I have looked at this"));
}

TEST_F(AlertPages, SayWhenThereAreNone)
{
    const auto alerts = service_.as("ad").get("/audit/alerts");

    EXPECT_TRUE(alerts.says("Nothing unusual was counted."));
    EXPECT_EQ(service_.as("ad")
                  .post("/audit/alerts/alert-9/seen", {{"note-alert-9", "Nothing"}})
                  .status(),
              404);
}

}  // namespace
}  // namespace quorate::server
