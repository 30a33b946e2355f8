#include "core/actions/correct_due_day.hpp"

#include <gtest/gtest.h>

#include "core/actions/action_mail.hpp"
#include "core/actions/action_store.hpp"
#include "core/actions/report_by_link.hpp"
#include "core/circulation/papers_plan.hpp"
#include "core/outbox/outbox.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

// Agreed for Thursday 3 December 2026.
class DueDay : public test::RecordTest {
protected:
    ActionRow circulated(const ActionOwner& owner)
    {
        const ActionRow row = agree(a_form(owner));
        hold_and_approve();
        return row;
    }

    Result<Done> correct(const ActionRow& row, const std::string& day, const char* by = "chair-1")
    {
        return transact([&](UnitOfWork& work) {
            return correct_due_day(
                work,
                {clock_, random_, links_, holidays_},
                as(by),
                {.meeting = meeting, .part = "action:" + row.action.id.text(), .due_on = day});
        });
    }

    ActionPoint kept(const ActionRow& row)
    {
        return read(
            [&](UnitOfWork& work) { return work.actions.find(authority, row.action.id)->action; });
    }

    // The mails to owners that leave now, as they would be said.
    std::vector<ActionDigest> told()
    {
        return *transact([&](UnitOfWork& work) -> Result<std::vector<ActionDigest>> {
            std::vector<ActionDigest> found;
            const Instant now = clock_.now();
            for (const OutboxMessage& each :
                 work.outbox.lease(now, now + std::chrono::hours{1}, "t" + random_.id(), 50))
                if (const auto mail = chase_mail(work, links_, each)) found.push_back(mail->digest);
            return found;
        });
    }

    const ActionOwner worker_{.user = UserId{"worker-1"}};
};

TEST_P(DueDay, ThatIsCorrectedIsToldToItsOwnerInOneMailADay)
{
    const ActionRow first = agree(a_form(worker_));
    const ActionRow second = agree(a_form(worker_));
    hold_and_approve();
    clock_.set(test::at("2026-11-26T10:00"));
    ASSERT_TRUE(correct(first, "17/12/2026"));

    const auto at_once = told();
    ASSERT_EQ(at_once.size(), 1u);
    EXPECT_EQ(at_once.front().moved, 1);

    clock_.set(test::at("2026-11-26T11:00"));
    ASSERT_TRUE(correct(second, "18/12/2026"));
    EXPECT_TRUE(told().empty()) << "they had their mail of the day";

    clock_.set(test::at("2026-11-27T09:05"));
    const auto next_day = told();
    ASSERT_EQ(next_day.size(), 1u);
    EXPECT_EQ(next_day.front().moved, 1) << "of the second; the first was told";
}

TEST_P(DueDay, IsTheOneThatTheOwnerIsAskedByWhilePapersSayWhatWasAgreed)
{
    const ActionRow row = circulated(worker_);
    clock_.set(test::at("2026-11-26T10:00"));
    ASSERT_TRUE(correct(row, "17/12/2026"));
    ASSERT_TRUE(correct(row, "18/12/2026"));

    EXPECT_EQ(kept(row).due_on, test::day("2026-12-18"));
    EXPECT_EQ(kept(row).agreed_due_on, test::day("2026-12-03"));
    const auto shown = read([&](UnitOfWork& work) {
        return as_shown_by_link(
            work, links_, authority, *work.actions.find(authority, row.action.id));
    });
    EXPECT_EQ(shown.due_before, test::day("2026-12-03"));
    EXPECT_EQ(shown.due_on, test::day("2026-12-18"));
    const Release release = read([&](UnitOfWork& work) {
        const auto file =
            meeting_file(work, as("chair-1"), Action::minutes_view, meeting, clock_.now());
        return release_for(
            Recipient::professional, std::nullopt, papers_of(work, minutes_file(work, *file)));
    });
    ASSERT_EQ(release.actions.size(), 1u);
    EXPECT_EQ(release.actions.front().due_on, test::day("2026-12-03"));
}

TEST_P(DueDay, StaysWhereItCannotBeAnother)
{
    const ActionRow row = circulated(worker_);

    EXPECT_FALSE(correct(row, "soon"));
    EXPECT_FALSE(correct(row, "03/12/2026")) << "the day that it has";
    EXPECT_FALSE(correct(row, "01/11/2026")) << "before the meeting";
    EXPECT_FALSE(correct(row, "17/12/2026", "support-1"));
    ASSERT_TRUE(correct(row, " "));
    EXPECT_FALSE(kept(row).agreed_due_on);
}

QUORATE_ON_EVERY_DATABASE(DueDay);

}  // namespace
}  // namespace quorate::core
