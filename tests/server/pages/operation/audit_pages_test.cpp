#include <gtest/gtest.h>

#include "db/session/transaction.hpp"
#include "tests/support/case_service.hpp"
#include "tests/support/meeting_rows.hpp"

namespace quorate::server {
namespace {

class AuditPages : public testing::Test {
protected:
    void spoil_the_chain()
    {
        db::Pool& pool = service_.database().pool();
        db::Pool::Lease lease = pool.take(db::Access::write);
        lease.sql().run_once("drop trigger audit_entry_is_kept_update");
        lease.sql().run_once("update audit_entry set object = 'other' where number = 1");
    }

    test::TestService service_;
};

TEST_F(AuditPages, SayThatTheChainIsWhole)
{
    test::add_family(service_);

    const auto checked = service_.as("ad").post("/audit/verify");

    EXPECT_EQ(checked.status(), 200);
    EXPECT_TRUE(checked.says("The chain is whole."));
}

TEST_F(AuditPages, NameTheEntryThatDoesNotFit)
{
    test::add_family(service_);
    spoil_the_chain();

    const auto checked = service_.as("am").post("/audit/verify");

    EXPECT_TRUE(checked.says("The chain is broken."));
    EXPECT_TRUE(checked.says("Entry 1 does not fit."));
}

TEST_F(AuditPages, ShowAnAuditorTheLogOfACaseForAReason)
{
    test::add_family(service_);
    auto auditor = service_.as("ad");

    const auto without = auditor.post("/audit/case", {{"reference", "EX-2041"}});
    const auto with = auditor.post(
        "/audit/case", {{"reference", "EX-2041"}, {"reason", "Complaint number 14 of this year."}});

    EXPECT_EQ(without.status(), 422);
    EXPECT_TRUE(without.says("Write why you need this log"));
    EXPECT_EQ(with.status(), 200) << with.body();
    EXPECT_TRUE(with.says("Log of EX-2041"));
    EXPECT_TRUE(with.says("case.create_import"));
    EXPECT_TRUE(with.says("Name of sw"));
    EXPECT_FALSE(with.says("Testwood"));
}

TEST_F(AuditPages, ShowAManagerTheLogOfOwnCasesOnly)
{
    test::add_family(service_);

    EXPECT_EQ(service_.as("tm").post("/audit/case", {{"reference", "EX-2041"}}).status(), 200);
    EXPECT_EQ(service_.as("sw").post("/audit/case", {{"reference", "EX-2041"}}).status(), 403);
    EXPECT_EQ(service_.as("am").post("/audit/case", {{"reference", "EX-2041"}}).status(), 403);
    EXPECT_EQ(service_.as("tm").post("/audit/case", {{"reference", "EX-9999"}}).status(), 422);
}

TEST_F(AuditPages, SayTheSameOfACaseThatIsHiddenAndOfNone)
{
    test::add_family(service_);
    auto manager = service_.as("tm");
    test::run(service_.database().pool(),
              "update family_case set level = 2, lead_worker_id = 'sw-south'");
    const auto asked = [&](const std::string& reference) {
        auto page = manager.post("/audit/case", {{"reference", reference}});
        EXPECT_EQ(page.status(), 422);
        std::string body = page.body();
        for (auto at = body.find(reference); at != std::string::npos; at = body.find(reference))
            body.replace(at, reference.size(), "(reference)");
        const auto answer =
            manager.post_json("/api/v1/audit/search", R"({"reference":")" + reference + "\"}");
        return body + std::to_string(answer.status()) + answer.body();
    };

    EXPECT_EQ(asked("EX-2041"), asked("EX-9999"));
}

TEST_F(AuditPages, StandInTheMenuOfTheAuditor)
{
    EXPECT_TRUE(service_.as("ad").get("/reports/timeliness").says("href=\"/audit\""));
    EXPECT_FALSE(service_.as("sw").get("/families").says("href=\"/audit\""));
}

TEST_F(AuditPages, ShowEverybodyTheirOwnLog)
{
    test::add_family(service_);

    const auto log = service_.as("sw").get("/audit/own");

    EXPECT_EQ(log.status(), 200);
    EXPECT_TRUE(log.says("Adding a family"));
    EXPECT_FALSE(log.says("case.create_import")) << "codes are for who looks after the log";
    EXPECT_FALSE(service_.as("bs").get("/audit/own").says("Adding a family"));
}

}  // namespace
}  // namespace quorate::server
