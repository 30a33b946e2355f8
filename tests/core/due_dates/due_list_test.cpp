#include "core/due_dates/due_list.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/audit/audit_trail.hpp"
#include "tests/support/case_desk.hpp"

namespace quorate::core {
namespace {

using enum EventKind;

const DueFilter conferences{.rule = "eng-icpc-15wd"};

// On Monday 23 November 2026 a conference is due on Thursday 26 November: three working days.
class DueLists : public testing::Test {
protected:
    void SetUp() override
    {
        family_ = desk_.add_family();
        ASSERT_TRUE(desk_.record(family_, strategy_discussion, "2026-11-05"));
    }

    DueList list(const std::string& who, const DueFilter& filter = conferences)
    {
        return *desk_.run(who, view_due_list, filter);
    }

    std::string file(const std::string& who, const DueFilter& filter = conferences)
    {
        return *desk_.run(who, export_due_list, filter);
    }

    std::vector<std::string> audited()
    {
        std::vector<std::string> details;
        for (const auto& entry : desk_.temp.database().read(
                 [](UnitOfWork& work) { return work.audit.all(test::exampleshire, 0, 100); }))
            if (entry.record.action == "case.search") details.push_back(entry.record.detail);
        return details;
    }

    test::CaseDesk desk_;
    CaseId family_;
};

TEST_F(DueLists, SayHowManyWorkingDaysAreLeftAndWhatTheActorMayDo)
{
    const DueList found = list("bs");
    ASSERT_EQ(found.page.entries.size(), 1u);
    const DueEntry& entry = found.page.entries[0];
    EXPECT_EQ(entry.row.reference, "EX-2041");
    EXPECT_EQ(entry.row.children, 1);
    EXPECT_EQ(entry.left.working_days, 3);
    EXPECT_EQ(code(entry.standing), "in_time");
    EXPECT_TRUE(entry.may_open);
    EXPECT_TRUE(entry.may_book);
    EXPECT_FALSE(entry.may_open_meeting);
    EXPECT_EQ(found.counts.in_time, 1);

    desk_.clock.set(test::at("2026-11-24T09:00"));
    EXPECT_EQ(code(list("bs").page.entries[0].standing), "at_risk");
    desk_.clock.set(test::at("2026-11-27T09:00"));
    EXPECT_EQ(code(list("bs").page.entries[0].standing), "overdue");
    EXPECT_EQ(list("bs").page.entries[0].left.working_days, -1);
    EXPECT_EQ(list("bs").counts.overdue, 1);
}

TEST_F(DueLists, AreForThoseWhoMayKnowOfTheFamily)
{
    EXPECT_EQ(list("bs-south").counts.all, 0);
    EXPECT_EQ(list("sm").counts.all, 1);
    EXPECT_EQ(desk_.run("am", view_due_list, DueFilter{}).error().refusal, Refusal::not_permitted);
    EXPECT_EQ(desk_.run("am", export_due_list, DueFilter{}).error().refusal,
              Refusal::not_permitted);
    EXPECT_EQ(file("bs-south").find("EX-2041"), std::string::npos);
}

TEST_F(DueLists, OpenNothingThatWouldBeRefused)
{
    // A chair of another team may know of the family, and is not involved in it.
    const DueList found = list("cc-south");
    ASSERT_EQ(found.page.entries.size(), 1u);
    EXPECT_FALSE(found.page.entries[0].may_book);
}

TEST_F(DueLists, TakeARuleForAllThatAskForTheSame)
{
    EXPECT_EQ(list("bs", {.rule = "eng-icpc-15wd"}).counts.all, 1);
    EXPECT_EQ(list("bs", {.rule = "wal-icpc-15wd"}).counts.all, 1);
    EXPECT_EQ(list("bs", {.rule = "eng-core-group-first-10wd"}).counts.all, 0);
    EXPECT_EQ(list("bs", {.rule = "no-such-rule"}).counts.all, 0);
}

TEST_F(DueLists, CountEachStandingWhicheverIsShown)
{
    const DueList found = list("bs", {.rule = conferences.rule, .standing = DueStanding::overdue});
    EXPECT_TRUE(found.page.entries.empty());
    EXPECT_EQ(found.counts.all, 1);
}

TEST_F(DueLists, AreSafeToOpenAsASpreadsheetAndNameNoFamily)
{
    const CaseId formula = desk_.add_family("=1+1");
    ASSERT_TRUE(desk_.record(formula, strategy_discussion, "2026-11-06"));
    EXPECT_EQ(file("bs"),
              "reference,team,due,rule,last_day,book_by,working_days_left,standing,provisional,"
              "booked_for,chair,children,awaiting_approval,waiting_children,last_time\r\n"
              "EX-2041,Team team-north,Initial child protection conference,eng-icpc-15wd,"
              "2026-11-26,2026-11-26,3,in_time,no,,,1,no,1,\r\n"
              "'=1+1,Team team-north,Initial child protection conference,eng-icpc-15wd,"
              "2026-11-27,2026-11-27,4,in_time,no,,,1,no,1,\r\n");
}

TEST_F(DueLists, AreAuditedAsSeenOrTakenAway)
{
    const std::size_t before = audited().size();
    list("bs");
    file("bs");
    const auto details = audited();
    ASSERT_EQ(details.size(), before + 2);
    EXPECT_NE(std::ranges::find(details, "list=due"), details.end());
    EXPECT_NE(std::ranges::find(details, "list=due file=csv rows=1"), details.end());
}

}  // namespace
}  // namespace quorate::core
