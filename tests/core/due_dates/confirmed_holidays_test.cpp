#include <gtest/gtest.h>

#include "core/cases/view_case.hpp"
#include "core/dates/date_text.hpp"
#include "core/due_dates/change_holidays.hpp"
#include "core/due_dates/put_holidays_in_force.hpp"
#include "core/rules/bank_holidays.hpp"
#include "core/rules/holiday_list_store.hpp"
#include "tests/support/case_desk.hpp"

namespace quorate::core {
namespace {

class ConfirmedHolidays : public testing::Test {
protected:
    Actor administrator(const std::string& id)
    {
        return test::administrator(id, desk_.clock.now());
    }

    Result<HolidayListId> propose(const BankHolidays& list)
    {
        return desk_.temp.database().transact([&](UnitOfWork& work) {
            return propose_holidays(work,
                                    desk_.clock,
                                    desk_.random,
                                    administrator("am"),
                                    shipped_bank_holidays(),
                                    {.holidays = list, .source = "Proclamation"});
        });
    }

    void put_in_force(const BankHolidays& list)
    {
        const auto id = propose(list);
        ASSERT_TRUE(id) << id.error().fields[0].message;
        ASSERT_TRUE(desk_.temp.database().transact([&](UnitOfWork& work) {
            return put_holidays_in_force(work, desk_.tools, administrator("am-2"), *id);
        }));
    }

    static BankHolidays with(const char* day, const std::string& name)
    {
        BankHolidays list = shipped_bank_holidays();
        list.days[test::day(day)] = name;
        return list;
    }

    // Whether each limit of the family is provisional, by rule.
    bool is_provisional(const CaseId& family, std::string_view rule)
    {
        const auto shown = desk_.run("sw", view_case_dates, family);
        for (const ExplainedDueDate& each : shown->dates)
            if (each.due.rule_id == rule) return each.due.is_provisional;
        throw std::logic_error{"no such limit"};
    }

    test::CaseDesk desk_;
};

TEST_F(ConfirmedHolidays, AreThoseThatAConferenceIsAskedAbout)
{
    const CaseId family = desk_.add_family();
    ASSERT_TRUE(desk_.record(family, EventKind::strategy_discussion, "2026-11-05"));
    put_in_force(with("2026-11-18", "Day of mourning"));

    const auto recorded = desk_.run("sw",
                                    record_event,
                                    RecordEvent{.case_id = family,
                                                .kind = EventKind::conference_held,
                                                .on = test::day("2026-11-18"),
                                                .makes_plan = true});

    ASSERT_FALSE(recorded);
    EXPECT_NE(recorded.error().fields[0].message.find("Day of mourning"), std::string::npos)
        << recorded.error().fields[0].message;
}

TEST_F(ConfirmedHolidays, MakeEveryDateFirmThatTheyReachToNow)
{
    desk_.clock.set(test::at("2029-02-05T09:00"));
    const CaseId family = desk_.add_family();
    ASSERT_TRUE(desk_.record(family, EventKind::strategy_discussion, "2029-02-01"));
    ASSERT_TRUE(is_provisional(family, "eng-icpc-15wd"));

    BankHolidays longer = with("2029-01-01", "New Year's Day");
    longer.known_until = test::day("2029-12-31");
    put_in_force(longer);

    EXPECT_FALSE(is_provisional(family, "eng-icpc-15wd"));
}

TEST_F(ConfirmedHolidays, HaveNamesThatAreReadBackAsTheyWereGiven)
{
    for (const std::string& name : {std::string{" (substitute day)"},
                                    std::string{},
                                    std::string{"  "},
                                    std::string{"Bell\x07"},
                                    std::string(121, 'x'),
                                    std::string{" Early"}}) {
        const auto proposed = propose(with("2027-06-14", name));
        ASSERT_FALSE(proposed) << name;
        EXPECT_EQ(proposed.error().fields[0].message,
                  "Name the bank holiday on Monday 14 June 2027 in at most 120 letters, digits and "
                  "signs");
    }
    EXPECT_TRUE(propose(with("2027-06-14", "Coronation, \"the\" day (substitute day)")));
}

TEST_F(ConfirmedHolidays, KeepWhenTheListBeforeWasConfirmed)
{
    const Instant first = desk_.clock.now();
    put_in_force(with("2027-06-14", "Coronation"));
    const HolidayListId replaced =
        desk_.temp.database()
            .read([](UnitOfWork& work) { return work.holiday_lists.in_force(test::exampleshire); })
            ->id;
    desk_.clock.advance(std::chrono::hours{48});

    BankHolidays next = with("2027-06-14", "Coronation");
    next.days[test::day("2027-07-05")] = "Another";
    put_in_force(next);

    const auto before = desk_.temp.database().read(
        [&](UnitOfWork& work) { return work.holiday_lists.find(test::exampleshire, replaced); });
    EXPECT_EQ(before->status, HolidayListStatus::replaced);
    EXPECT_EQ(before->decided_at, first);
}

}  // namespace
}  // namespace quorate::core
