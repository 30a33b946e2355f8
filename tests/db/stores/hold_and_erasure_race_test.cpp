#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <thread>

#include "core/proposals/decide_proposal.hpp"
#include "core/retention/erase_case.hpp"
#include "core/retention/hold_destruction.hpp"
#include "core/retention/retention_store.hpp"
#include "db/session/transaction.hpp"
#include "db/stores/stores.hpp"
#include "tests/support/case_desk.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::core {
namespace {

// A legal hold and the second person's yes to an erasure, at the same time: one of them comes
// first, and the other is told so.
class HoldAndErasureRace : public testing::TestWithParam<db::Dialect> {
protected:
    void SetUp() override
    {
        test::run(
            desk_.temp.pool(),
            "insert into staff_user (id, authority_id, name, email, role, password_hash, "
            "created_at) select 'sm-2', authority_id, 'Second Head', 'sm-2@council.example', 'SM', "
            "'none', 0 from staff_user where id = 'sm'");
    }

    Actor as(const std::string& who) const
    {
        Actor actor = test::staff("sm");
        actor.user = UserId{who};
        actor.credential = "sign-in of " + who;
        actor.stepped_up_at = desk_.clock.now();
        return actor;
    }

    // A family past its time, whose erasure waits for the second person.
    Proposal about_to_be_erased(const std::string& reference)
    {
        desk_.clock.set(test::at("2026-11-23T09:00"));
        const CaseId id = desk_.add_family(reference);
        EXPECT_TRUE(desk_.record(id, EventKind::conference_held, "2026-11-20"));
        EXPECT_TRUE(desk_.run(
            "tm", close_or_reopen_case, CloseCase{.id = id, .version = 1, .open = false}));
        desk_.clock.set(test::at("2061-11-24T09:00"));
        const auto asked = desk_.temp.database().transact([&](UnitOfWork& work) {
            return propose_erasure(work, desk_.clock, desk_.random, as("sm"), id);
        });
        EXPECT_TRUE(asked);
        return asked ? *asked : Proposal{};
    }

    Result<LegalHoldId> hold(UnitOfWork& work, const std::string& reference)
    {
        return place_hold(
            work,
            desk_.clock,
            desk_.random,
            as("sm"),
            {.reference = reference, .reason = FreeText{"An inquiry has asked for these records"}});
    }

    Result<Proposal> erase(UnitOfWork& work, const Proposal& proposal)
    {
        return confirm_proposal(work, desk_.clock, as("sm-2"), proposal.id);
    }

    bool is_there(const CaseId& id)
    {
        return desk_.temp.database().read(
            [&](UnitOfWork& work) { return work.cases.find(test::exampleshire, id).has_value(); });
    }

    std::size_t holds()
    {
        return desk_.temp.database().read(
            [](UnitOfWork& work) { return work.retention.holds(test::exampleshire).size(); });
    }

    // As another instance of the service has them.
    template <class Act>
    auto elsewhere(Act act)
    {
        return std::async(std::launch::async, [this, act] {
            const auto pool = desk_.temp.another_pool();
            return db::Database{*pool}.transact(act);
        });
    }

    // Time enough for the other to come as far as it can.
    static void let_the_other_wait()
    {
        std::this_thread::sleep_for(std::chrono::milliseconds{300});
    }

    test::CaseDesk desk_{GetParam()};
};

TEST_P(HoldAndErasureRace, AHoldThatComesDuringTheErasureIsToldThatTheFamilyIsGone)
{
    const Proposal asked = about_to_be_erased("EX-1");
    std::future<Result<LegalHoldId>> placing;
    {
        db::Transaction transaction{desk_.temp.pool(), db::Access::write};
        db::Stores stores{transaction.sql()};
        UnitOfWork work = stores.unit_of_work();
        ASSERT_TRUE(erase(work, asked));
        placing = elsewhere([this](UnitOfWork& other) { return hold(other, "EX-1"); });
        let_the_other_wait();
        transaction.commit();
    }

    const auto placed = placing.get();
    ASSERT_FALSE(placed);
    EXPECT_EQ(placed.error().fields.front().field, "reference");
    EXPECT_FALSE(is_there(asked.case_id));
    EXPECT_EQ(holds(), 0U);
}

TEST_P(HoldAndErasureRace, AnErasureThatComesDuringTheHoldIsRefused)
{
    const Proposal asked = about_to_be_erased("EX-1");
    std::future<Result<Proposal>> erasing;
    {
        db::Transaction transaction{desk_.temp.pool(), db::Access::write};
        db::Stores stores{transaction.sql()};
        UnitOfWork work = stores.unit_of_work();
        ASSERT_TRUE(hold(work, "EX-1"));
        erasing = elsewhere([&](UnitOfWork& other) { return erase(other, asked); });
        let_the_other_wait();
        transaction.commit();
    }

    const auto erased = erasing.get();
    ASSERT_FALSE(erased);
    EXPECT_EQ(erased.error().refusal, Refusal::wrong_state);
    EXPECT_TRUE(is_there(asked.case_id));
    EXPECT_EQ(holds(), 1U);
}

TEST_P(HoldAndErasureRace, OfBothAtOnceOneAloneIsDone)
{
    constexpr int races = 12;
    std::size_t placed_before = 0;
    for (int race = 0; race < races; ++race) {
        const std::string reference = "EX-" + std::to_string(100 + race);
        const Proposal asked = about_to_be_erased(reference);

        auto placing = elsewhere([&](UnitOfWork& work) { return hold(work, reference); });
        auto erasing = elsewhere([&](UnitOfWork& work) { return erase(work, asked); });
        const bool is_placed = placing.get().has_value();
        const bool is_erased = erasing.get().has_value();

        EXPECT_NE(is_placed, is_erased) << reference;
        EXPECT_EQ(is_there(asked.case_id), is_placed) << reference;
        if (is_placed) ++placed_before;
        EXPECT_EQ(holds(), placed_before) << reference;
    }
}

QUORATE_ON_EVERY_DATABASE(HoldAndErasureRace);

}  // namespace
}  // namespace quorate::core
