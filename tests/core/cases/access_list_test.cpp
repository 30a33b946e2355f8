#include "core/cases/access_list.hpp"

#include <gtest/gtest.h>

#include "core/audit/audit_trail.hpp"
#include "core/cases/raise_restriction.hpp"
#include "core/cases/view_case.hpp"
#include "tests/support/case_desk.hpp"

namespace quorate::core {
namespace {

using std::chrono::days;
using std::chrono::seconds;

const FreeText reason{"Covers for the lead worker"};

class AccessLists : public testing::Test {
protected:
    AccessLists()
    {
        EXPECT_TRUE(desk_.run(
            "sw", raise_restriction, RaiseRestriction{.case_id = id_, .version = 1, .level = 2}));
    }

    Result<Done> add(const std::string& user,
                     AccessTerm term = AccessTerm::task,
                     std::optional<Date> ends_on = {},
                     const FreeText& why = reason,
                     const std::string& by = "sm")
    {
        return desk_.run(by,
                         add_to_access_list,
                         AddToAccessList{.case_id = id_,
                                         .user = UserId{user},
                                         .term = term,
                                         .ends_on = ends_on,
                                         .reason = why});
    }

    bool may_read(const std::string& who) { return desk_.run(who, view_case, id_).has_value(); }

    std::string complaint(const Result<Done>& refused)
    {
        if (refused) return "none";
        if (refused.error().fields.empty()) return "a refusal";
        const FieldError& first = refused.error().fields.front();
        return first.field + ": " + first.message;
    }

    std::string last_audited()
    {
        return shown_detail(desk_.temp.database()
                                .read([&](UnitOfWork& work) {
                                    return work.audit.of_case(test::exampleshire, id_, 0, 1);
                                })
                                .front()
                                .record);
    }

    test::CaseDesk desk_;
    CaseId id_ = desk_.add_family();
};

TEST_F(AccessLists, LetSomebodyInUntilTheEndOfTheLastDay)
{
    ASSERT_FALSE(may_read("sw-south"));

    ASSERT_TRUE(add("sw-south"));

    EXPECT_EQ(last_audited(), "list=added term=task reason=Covers for the lead worker");
    EXPECT_TRUE(may_read("sw-south"));
    desk_.clock.set(test::at("2026-12-08T00:00") - seconds{1});
    EXPECT_TRUE(may_read("sw-south"));
    desk_.clock.advance(seconds{1});
    EXPECT_FALSE(may_read("sw-south"));
}

TEST_F(AccessLists, LetWhoeverWorksWithTheFamilyInForSixMonths)
{
    ASSERT_TRUE(add("sw-south", AccessTerm::worker));

    desk_.clock.set(test::at("2027-05-23T12:00"));
    EXPECT_TRUE(may_read("sw-south"));
    desk_.clock.set(test::at("2027-05-24T12:00"));
    EXPECT_FALSE(may_read("sw-south"));
}

TEST_F(AccessLists, TakeAnEarlierLastDayButNoLaterOne)
{
    EXPECT_EQ(complaint(add("sw-south", AccessTerm::task, test::day("2026-12-08"))),
              "ends_on: For a task it can be 14 days at most");
    EXPECT_EQ(complaint(add("sw-south", AccessTerm::worker, test::day("2027-05-24"))),
              "ends_on: It can be 6 months at most: renew it when they are over");
    EXPECT_EQ(complaint(add("sw-south", AccessTerm::task, test::day("2026-11-22"))),
              "ends_on: Enter today or a later day");

    ASSERT_TRUE(add("sw-south", AccessTerm::task, test::day("2026-11-23")));
    desk_.clock.advance(days{1});
    EXPECT_FALSE(may_read("sw-south"));
}

TEST_F(AccessLists, NeedAReasonAndSomebodyWhoMaySeeFamilies)
{
    EXPECT_EQ(complaint(add("sw-south", AccessTerm::task, {}, FreeText{"Short"})),
              "reason: Say why in at least 15 characters");
    for (const char* who : {"ad", "am", "nobody"})
        EXPECT_EQ(complaint(add(who)), "user: Choose a person") << who;
}

TEST_F(AccessLists, AreNoWayInForWhoeverLooksAfterThem)
{
    EXPECT_EQ(complaint(add("sm")),
              "user: You cannot put yourself on the list: ask another manager");
    EXPECT_FALSE(may_read("sm"));
}

TEST_F(AccessLists, AreForManagersWhoAreInvolvedAndForServiceManagers)
{
    EXPECT_EQ(add("sw-south", AccessTerm::task, {}, reason, "tm").error().refusal, Refusal::hidden);
    ASSERT_TRUE(add("tm"));
    EXPECT_TRUE(add("sw-south", AccessTerm::task, {}, reason, "tm"));
    for (const char* who : {"sw", "bs", "cc", "ad", "am"})
        EXPECT_FALSE(add("sw-south", AccessTerm::task, {}, reason, who)) << who;
}

TEST_F(AccessLists, EndForSomebodyWhoIsRemoved)
{
    ASSERT_TRUE(add("sw-south"));
    const auto remove = [&](const FreeText& why) {
        return desk_.run(
            "sm",
            remove_from_access_list,
            RemoveFromAccessList{.case_id = id_, .user = UserId{"sw-south"}, .reason = why});
    };
    EXPECT_EQ(complaint(remove(FreeText{})),
              "reason: Say why they need not see this family any more");

    ASSERT_TRUE(remove(FreeText{"The lead worker is back"}));

    EXPECT_FALSE(may_read("sw-south"));
    EXPECT_EQ(last_audited(), "list=removed reason=The lead worker is back");
    EXPECT_EQ(remove(FreeText{"The lead worker is back"}).error().refusal, Refusal::not_found);
}

TEST_F(AccessLists, ShowWhoIsOnThemUntilWhenAndWhy)
{
    ASSERT_TRUE(add("sw-south", AccessTerm::worker));
    ASSERT_TRUE(add("cc-south"));

    const auto list = desk_.run("sm", view_access_list, id_);

    ASSERT_TRUE(list);
    EXPECT_EQ(list->family.reference, "EX-2041");
    ASSERT_EQ(list->entries.size(), 2u);
    EXPECT_EQ(list->entries[0].name.reveal(), "Name of cc-south");
    EXPECT_EQ(list->entries[0].added_by.reveal(), "Name of sm");
    EXPECT_EQ(list->entries[1].entry.reason.reveal(), "Covers for the lead worker");
    EXPECT_EQ(list->look_by, test::day("2027-02-21"));
    EXPECT_EQ(list->candidates.size(), 8u) << "neither auditors nor administrators";
}

TEST_F(AccessLists, AskEveryNinetyDaysWhetherTheFamilyStillNeedsThem)
{
    const auto overdue = [&](const char* who) {
        return desk_.temp.database().read([&](UnitOfWork& work) {
            return count_overdue_restrictions(work, test::staff(who), desk_.clock.now());
        });
    };
    desk_.clock.set(test::at("2027-02-21T12:00"));
    EXPECT_EQ(overdue("sm"), 0);
    desk_.clock.set(test::at("2027-02-22T12:00"));
    EXPECT_EQ(overdue("sm"), 1);
    EXPECT_EQ(overdue("tm"), 0) << "may not know of it";
    EXPECT_EQ(overdue("sw"), 0);
    const auto listed = desk_.temp.database().transact(
        [&](UnitOfWork& work) { return list_restrictions(work, desk_.tools, test::staff("sm")); });
    ASSERT_EQ(listed->size(), 1u);
    EXPECT_TRUE(listed->front().is_overdue);

    ASSERT_TRUE(desk_.run(
        "sm",
        keep_restriction,
        KeepRestriction{.case_id = id_, .reason = FreeText{"The father works for the council"}}));

    EXPECT_EQ(overdue("sm"), 0);
    EXPECT_EQ(last_audited(), "level=kept reason=The father works for the council");
}

TEST_F(AccessLists, HaveTheirEndInTheAuditOnce)
{
    ASSERT_TRUE(add("sw-south"));
    const auto note = [&] {
        return *desk_.temp.database().transact(
            [&](UnitOfWork& work) { return note_expired_entries(work, desk_.clock); });
    };
    EXPECT_EQ(note(), 0);

    desk_.clock.advance(days{15});

    EXPECT_EQ(note(), 1);
    EXPECT_EQ(last_audited(), "list=expired");
    EXPECT_EQ(note(), 0);
    ASSERT_TRUE(add("sw-south"));
    EXPECT_TRUE(may_read("sw-south"));
}

}  // namespace
}  // namespace quorate::core
