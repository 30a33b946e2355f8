#include "db/stores/decision_letter_store.hpp"

#include <gtest/gtest.h>

#include "core/dates/london_time.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

const core::AuthorityId authority{"authority-1"};
const core::MeetingId meeting{"m1"};

class DecisionLetterTable : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", test::at("2026-11-25T10:00"));
    }

    core::Result<int> save(const core::KeptLetter& letter)
    {
        return database().transact(
            [&](core::UnitOfWork& work) { return work.decision_letters.save(authority, letter); });
    }

    std::vector<core::KeptLetter> kept(const core::AuthorityId& of = authority)
    {
        return database().read(
            [&](core::UnitOfWork& work) { return work.decision_letters.of_meeting(of, meeting); });
    }
};

core::KeptLetter a_letter()
{
    return {.meeting = meeting,
            .recipient = "seat-m1",
            .opening = core::FreeText{"We met."},
            .worded_by = core::UserId{"support-1"},
            .worded_at = test::at("2026-11-25T13:00")};
}

TEST_P(DecisionLetterTable, KeepsWhatWasWrittenForItsAuthorityAlone)
{
    EXPECT_EQ(*save(a_letter()), 1);

    ASSERT_EQ(kept().size(), 1u);
    EXPECT_EQ(kept().front().opening.reveal(), "We met.");
    EXPECT_EQ(kept().front().worded_by, core::UserId{"support-1"});
    EXPECT_EQ(kept().front().version, 1);
    EXPECT_FALSE(kept().front().sent_on);
    EXPECT_FALSE(kept().front().sent_how);
    EXPECT_TRUE(kept(core::AuthorityId{"authority-2"}).empty());
}

TEST_P(DecisionLetterTable, RefusesWhoeverReadAnOlderOne)
{
    ASSERT_TRUE(save(a_letter()));

    EXPECT_EQ(save(a_letter()).error().refusal, core::Refusal::stale_version);
    core::KeptLetter next = a_letter();
    next.version = 1;
    EXPECT_EQ(*save(next), 2);
    EXPECT_EQ(save(next).error().refusal, core::Refusal::stale_version);
}

TEST_P(DecisionLetterTable, NeverChangesALetterThatHasLeft)
{
    core::KeptLetter sent = a_letter();
    sent.sent_text = core::FreeText{"Every word"};
    sent.sent_on = core::london_date(test::at("2026-11-26T09:00"));
    sent.sent_how = core::LetterWay::by_hand;
    sent.sent_by = core::UserId{"support-1"};
    sent.sent_at = test::at("2026-11-26T09:00");
    ASSERT_TRUE(save(sent));

    sent.version = 1;
    sent.sent_text = core::FreeText{"Other words"};
    EXPECT_FALSE(save(sent));
    EXPECT_EQ(kept().front().sent_text.reveal(), "Every word");
    EXPECT_EQ(kept().front().sent_how, core::LetterWay::by_hand);
    EXPECT_EQ(kept().front().sent_at, test::at("2026-11-26T09:00"));
}

QUORATE_ON_EVERY_DATABASE(DecisionLetterTable);

}  // namespace
}  // namespace quorate::db
