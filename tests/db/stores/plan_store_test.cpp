#include "db/stores/plan_store.hpp"

#include <gtest/gtest.h>

#include "core/minutes/minutes_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

const core::AuthorityId authority{"authority-1"};
const core::MeetingId meeting{"m1"};
const core::CaseId family{"case-1"};

core::PlanPart a_part(int version = 0)
{
    return {.id = core::PlanPartId{"part-1"},
            .version = version,
            .case_id = family,
            .meeting = meeting,
            .position = 1,
            .outcome = core::FreeText{"Kit is safe"},
            .help = core::FreeText{"A visit each week"},
            .by_whom = core::FreeText{"The health visitor"},
            .children = {core::ChildId{"child-1"}, core::ChildId{"child-2"}},
            .visible_to_family = true,
            .written_by = core::UserId{"support-1"},
            .written_at = test::at("2026-11-25T10:30")};
}

class PlanTables : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", test::at("2026-11-25T10:00"));
        ASSERT_TRUE(change<core::Done>([](core::UnitOfWork& work) {
            work.minutes.open(authority, meeting, {});
            return core::Done{};
        }));
    }

    template <class T, class Act>
    core::Result<T> change(Act act)
    {
        return database().transact(
            [&act](core::UnitOfWork& work) -> core::Result<T> { return act(work); });
    }

    core::Result<int> save(const core::PlanPart& part)
    {
        return change<int>(
            [&](core::UnitOfWork& work) { return work.plans.save_part(authority, part); });
    }

    template <class Act>
    auto read(Act act)
    {
        return database().read(act);
    }
};

TEST_P(PlanTables, KeepEveryVersionOfAPart)
{
    EXPECT_EQ(*save(a_part()), 1);
    EXPECT_EQ(*save(a_part(1)), 2);
    EXPECT_EQ(save(a_part(1)).error().refusal, core::Refusal::stale_version);

    const auto kept =
        read([](core::UnitOfWork& work) { return work.plans.of_case(authority, family); });
    ASSERT_EQ(kept.size(), 2u);
    EXPECT_EQ(kept.front().version, 1);
    EXPECT_EQ(kept.back().version, 2);
    EXPECT_EQ(kept.back().help.reveal(), "A visit each week");
    EXPECT_EQ(kept.back().children.size(), 2u);
    EXPECT_TRUE(kept.back().visible_to_family);
    EXPECT_EQ(kept.back().meeting_at, test::at("2026-11-25T10:00"));
    EXPECT_TRUE(read([](core::UnitOfWork& work) {
                    return work.plans.of_case(core::AuthorityId{"authority-2"}, family);
                }).empty());
}

TEST_P(PlanTables, TakeNothingOnceTheMinutesAreAgreed)
{
    ASSERT_TRUE(save(a_part()));
    ASSERT_TRUE(change<int>([](core::UnitOfWork& work) {
        return work.minutes.approve(
            authority, meeting, core::UserId{"chair-1"}, test::at("2026-11-25T12:00"), 2);
    }));

    EXPECT_EQ(save(a_part(1)).error().refusal, core::Refusal::wrong_state);
}

TEST_P(PlanTables, KeepWhatWasSaidOfAPartAndByParents)
{
    core::PartProgress said{.meeting = meeting,
                            .part = core::PlanPartId{"part-1"},
                            .progress = core::Progress::better,
                            .words = core::FreeText{"Seen"},
                            .said_by = core::UserId{"support-1"},
                            .said_at = test::at("2026-11-25T10:30")};
    core::PlanAgreement asked{.meeting = meeting,
                              .member = core::FamilyMemberId{"mother-1"},
                              .agreement = core::Agreement::not_asked,
                              .reason = core::FreeText{"Not here"},
                              .said_by = core::UserId{"support-1"},
                              .said_at = test::at("2026-11-25T10:30")};
    const auto save_both = [&]() -> core::Result<int> {
        return change<int>([&](core::UnitOfWork& work) -> core::Result<int> {
            const auto progress = work.plans.save_progress(authority, said);
            if (!progress) return progress;
            return work.plans.save_agreement(authority, asked);
        });
    };
    EXPECT_EQ(*save_both(), 1);
    EXPECT_EQ(save_both().error().refusal, core::Refusal::stale_version);
    said.version = asked.version = 1;
    said.progress = core::Progress::worse;
    EXPECT_EQ(*save_both(), 2);

    const auto progress =
        read([](core::UnitOfWork& work) { return work.plans.progress(authority, meeting); });
    ASSERT_EQ(progress.size(), 1u);
    EXPECT_EQ(progress.front().progress, core::Progress::worse);
    EXPECT_EQ(progress.front().version, 2);
    const auto agreements =
        read([](core::UnitOfWork& work) { return work.plans.agreements(authority, meeting); });
    ASSERT_EQ(agreements.size(), 1u);
    EXPECT_EQ(agreements.front().agreement, core::Agreement::not_asked);
    EXPECT_EQ(agreements.front().reason.reveal(), "Not here");
}

QUORATE_ON_EVERY_DATABASE(PlanTables);

}  // namespace
}  // namespace quorate::db
