#include "core/due_dates/change_holidays.hpp"

#include "core/rules/bank_holidays.hpp"
#include "core/rules/holiday_list_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/fake_random.hpp"
#include "tests/support/staffed_authority.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::core {
namespace {

using test::at;
using test::day;

class ChangingHolidays : public test::StoreTest {
protected:
    void SetUp() override { test::add_staffed_authorities(temp_.pool()); }

    Actor administrator(const std::string& id) { return test::administrator(id, clock_.now()); }

    Result<HolidayListId> propose(const Actor& by, const BankHolidays& list)
    {
        return database().transact([&](UnitOfWork& work) {
            return propose_holidays(work,
                                    clock_,
                                    random_,
                                    by,
                                    shipped_bank_holidays(),
                                    {.holidays = list, .source = "Privy Council, 21 November"});
        });
    }

    Result<HolidayList> confirm(const Actor& by, const HolidayListId& id)
    {
        return database().transact(
            [&](UnitOfWork& work) { return confirm_holidays(work, clock_, by, id); });
    }

    BankHolidays in_force()
    {
        return database().read([&](UnitOfWork& work) {
            return bank_holidays_of(work, test::exampleshire, shipped_bank_holidays());
        });
    }

    test::FakeClock clock_{at("2026-11-22T09:00")};
    test::FakeRandom random_;
    BankHolidays with_a_coronation_ = [] {
        BankHolidays list = shipped_bank_holidays();
        list.days[day("2027-06-14")] = "Bank holiday for the coronation";
        return list;
    }();
};

TEST_P(ChangingHolidays, CountsByAProposedListOnlyWhenASecondAdministratorHasConfirmedIt)
{
    const auto id = propose(administrator("am"), with_a_coronation_);
    ASSERT_TRUE(id);
    EXPECT_FALSE(in_force().days.contains(day("2027-06-14")));

    const auto alone = confirm(administrator("am"), *id);
    ASSERT_FALSE(alone);
    EXPECT_EQ(alone.error().refusal, Refusal::needs_second_person);
    EXPECT_FALSE(in_force().days.contains(day("2027-06-14")));

    ASSERT_TRUE(confirm(administrator("am-2"), *id));
    EXPECT_EQ(in_force().days.at(day("2027-06-14")), "Bank holiday for the coronation");
    EXPECT_EQ(in_force().days.size(), shipped_bank_holidays().days.size() + 1);
}

TEST_P(ChangingHolidays, ShowsWhatAProposedListWouldChange)
{
    ASSERT_TRUE(propose(administrator("am"), with_a_coronation_));

    const auto seen = database().read([&](UnitOfWork& work) {
        return view_holidays(work, clock_, administrator("am-2"), shipped_bank_holidays());
    });

    ASSERT_TRUE(seen);
    ASSERT_EQ(seen->changes.size(), 1U);
    EXPECT_EQ(seen->changes[0].day, day("2027-06-14"));
    EXPECT_EQ(seen->changes[0].before, "");
    EXPECT_TRUE(seen->may_confirm);
}

TEST_P(ChangingHolidays, RefusesAListThatReachesLessFarOrSaysNothingNewOrFollowsAnother)
{
    BankHolidays shorter = shipped_bank_holidays();
    shorter.known_until = day("2027-12-31");
    std::erase_if(shorter.days, [&](const auto& each) { return each.first > shorter.known_until; });
    EXPECT_EQ(propose(administrator("am"), shorter).error().fields[0].field, "list");
    EXPECT_EQ(propose(administrator("am"), shipped_bank_holidays()).error().fields[0].field,
              "list");

    ASSERT_TRUE(propose(administrator("am"), with_a_coronation_));
    EXPECT_EQ(propose(administrator("am-2"), with_a_coronation_).error().fields[0].message,
              "Another list waits to be confirmed: confirm it or turn it down first");
}

TEST_P(ChangingHolidays, KeepsAListThatWasTurnedDownOutOfUse)
{
    const auto id = propose(administrator("am"), with_a_coronation_);
    ASSERT_TRUE(database().transact(
        [&](UnitOfWork& work) { return reject_holidays(work, clock_, administrator("am"), *id); }));

    EXPECT_EQ(confirm(administrator("am-2"), *id).error().refusal, Refusal::wrong_state);
    EXPECT_TRUE(propose(administrator("am-2"), with_a_coronation_));
}

TEST_P(ChangingHolidays, IsForAdministratorsOfTheAuthorityWhoHaveJustGivenTheirPassword)
{
    EXPECT_EQ(propose(test::staff("sm"), with_a_coronation_).error().refusal,
              Refusal::not_permitted);
    Actor long_signed_in = administrator("am");
    long_signed_in.stepped_up_at = {};
    EXPECT_EQ(propose(long_signed_in, with_a_coronation_).error().refusal, Refusal::needs_step_up);

    const auto id = propose(administrator("am"), with_a_coronation_);
    Actor elsewhere = administrator("am-2");
    elsewhere.authority = test::elsewhere;
    EXPECT_EQ(confirm(elsewhere, *id).error().refusal, Refusal::not_found);
}

TEST_P(ChangingHolidays, IsNotConfirmedFromTheSignInThatPutItForward)
{
    const auto id = propose(administrator("am"), with_a_coronation_);
    Actor at_the_same_screen = administrator("am-2");
    at_the_same_screen.credential = administrator("am").credential;

    EXPECT_EQ(confirm(at_the_same_screen, *id).error().refusal, Refusal::needs_second_person);
    EXPECT_TRUE(confirm(administrator("am-2"), *id));
}

QUORATE_ON_EVERY_DATABASE(ChangingHolidays);

}  // namespace
}  // namespace quorate::core
