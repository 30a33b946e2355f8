#include "db/stores/overrun_store.hpp"

#include <gtest/gtest.h>

#include "db/session/transaction.hpp"
#include "db/stores/case_event_store.hpp"
#include "db/stores/case_store.hpp"
#include "db/stores/due_date_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/discussed_case.hpp"
#include "tests/support/staffed_authority.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using core::OverrunStatus;
using test::elsewhere;
using test::exampleshire;
using Ids = std::vector<std::string>;

const core::Instant now = test::at("2026-11-23T09:00");

class Overruns : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_staffed_authorities(transaction_.sql());
        CaseStore cases{transaction_.sql()};
        CaseEventStore events{transaction_.sql()};
        DueDateStore due_dates{transaction_.sql()};
        for (const char* id : {"1", "2"})
            test::add_discussed_case(cases, events, id, test::north, 0, now);
        for (const auto& [id, in_case] : {std::pair{"due-1", "1"}, {"due-2", "1"}, {"due-3", "2"}})
            due_dates.add(exampleshire,
                          {.id = core::DueDateId{id},
                           .case_id = core::CaseId{in_case},
                           .event = core::CaseEventId{std::string{"event-"} + in_case},
                           .rule_id = "eng-icpc-15wd",
                           .limit_date = test::day("2026-11-26"),
                           .schedule_by = test::day("2026-11-26"),
                           .created_at = now});
    }

    static core::OverrunRequest request(const std::string& id,
                                        const std::string& due = "due-1",
                                        const std::string& in_case = "1",
                                        int hours = 0)
    {
        return {.id = core::OverrunId{id},
                .authority = exampleshire,
                .case_id = core::CaseId{in_case},
                .due_date = core::DueDateId{due},
                .rule_id = "eng-icpc-15wd",
                .limit_date = test::day("2026-11-25"),
                .rationale = core::FreeText{"The interpreter is free on 1 December"},
                .expected_on = test::day("2026-12-01"),
                .asked_by = core::UserId{"sw"},
                .asked_at = now + std::chrono::hours{hours},
                .credential = "session-1"};
    }

    static core::OverrunDecision granted()
    {
        return {.status = OverrunStatus::granted,
                .by = core::UserId{"cc"},
                .as = core::Role::chair,
                .at = now + std::chrono::hours{2},
                .reason = core::FreeText{"Quorum needs the interpreter"},
                .agreed_with = core::UserId{"tm"}};
    }

    Ids of_case(const core::AuthorityId& authority, const char* id)
    {
        Ids ids;
        for (const core::OverrunRequest& each : store_.of_case(authority, core::CaseId{id}))
            ids.push_back(each.id.text());
        return ids;
    }

    Transaction transaction_{temp_.pool(), Access::write};
    OverrunStore store_{transaction_.sql()};
};

TEST_P(Overruns, AreKeptAsTheyWereAsked)
{
    ASSERT_TRUE(store_.add(request("o-1")));
    const auto kept = store_.find(exampleshire, core::OverrunId{"o-1"});
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->authority, exampleshire);
    EXPECT_EQ(kept->case_id.text(), "1");
    EXPECT_EQ(kept->due_date.text(), "due-1");
    EXPECT_EQ(kept->rule_id, "eng-icpc-15wd");
    EXPECT_EQ(kept->limit_date, test::day("2026-11-25"));
    EXPECT_EQ(kept->rationale.reveal(), "The interpreter is free on 1 December");
    EXPECT_EQ(kept->expected_on, test::day("2026-12-01"));
    EXPECT_EQ(kept->asked_by.text(), "sw");
    EXPECT_EQ(kept->asked_at, now);
    EXPECT_EQ(kept->credential, "session-1");
    EXPECT_EQ(kept->status, OverrunStatus::awaiting);
    EXPECT_TRUE(kept->decided_by.empty());
    EXPECT_FALSE(kept->decided_as);
    EXPECT_FALSE(kept->decided_at);
}

TEST_P(Overruns, AreListedByCaseTheLatestFirst)
{
    store_.add(request("o-1"));
    store_.add(request("o-2", "due-2", "1", 1));
    store_.add(request("o-3", "due-3", "2"));
    EXPECT_EQ(of_case(exampleshire, "1"), (Ids{"o-2", "o-1"}));
    EXPECT_EQ(of_case(exampleshire, "2"), Ids{"o-3"});
}

TEST_P(Overruns, AreDecidedOnce)
{
    store_.add(request("o-1"));
    const core::OverrunId id{"o-1"};
    EXPECT_TRUE(store_.decide(exampleshire, id, granted()));
    EXPECT_FALSE(store_.decide(exampleshire, id, {.status = OverrunStatus::refused, .at = now}));

    const auto kept = store_.find(exampleshire, id);
    EXPECT_EQ(kept->status, OverrunStatus::granted);
    EXPECT_EQ(kept->decided_by.text(), "cc");
    EXPECT_EQ(kept->decided_as, core::Role::chair);
    EXPECT_EQ(kept->decided_at, now + std::chrono::hours{2});
    EXPECT_EQ(kept->decision_reason.reveal(), "Quorum needs the interpreter");
    EXPECT_EQ(kept->agreed_with.text(), "tm");
}

TEST_P(Overruns, WaitOnceForALimit)
{
    EXPECT_TRUE(store_.add(request("o-1")));
    EXPECT_FALSE(store_.add(request("o-2")));
    EXPECT_TRUE(store_.add(request("o-3", "due-2")));
    store_.decide(exampleshire, core::OverrunId{"o-1"}, granted());
    EXPECT_TRUE(store_.add(request("o-4")));
    EXPECT_FALSE(store_.find(exampleshire, core::OverrunId{"o-2"}));
}

TEST_P(Overruns, GoOverToTheSuccessorOfTheirLimit)
{
    store_.add(request("o-1"));
    store_.decide(exampleshire, core::OverrunId{"o-1"}, granted());
    store_.add(request("o-2"));
    store_.follow(exampleshire, core::DueDateId{"due-1"}, core::DueDateId{"due-2"});
    for (const char* id : {"o-1", "o-2"})
        EXPECT_EQ(store_.find(exampleshire, core::OverrunId{id})->due_date.text(), "due-2") << id;
}

TEST_P(Overruns, AreTheirOwnAuthoritysAlone)
{
    store_.add(request("o-1"));
    const core::OverrunId id{"o-1"};
    EXPECT_FALSE(store_.find(elsewhere, id));
    EXPECT_TRUE(of_case(elsewhere, "1").empty());
    EXPECT_FALSE(store_.decide(elsewhere, id, granted()));
    store_.follow(elsewhere, core::DueDateId{"due-1"}, core::DueDateId{"due-2"});
    EXPECT_EQ(store_.find(exampleshire, id)->due_date.text(), "due-1");
}

QUORATE_ON_EVERY_DATABASE(Overruns);

}  // namespace
}  // namespace quorate::db
