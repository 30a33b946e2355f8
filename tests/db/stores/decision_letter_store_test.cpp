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

TEST_P(DecisionLetterTable, KeepsALetterWhosePlaceACorrectedOneTakes)
{
    const auto replace = [this](const core::KeptLetter& letter) {
        return database().transact([&](core::UnitOfWork& work) {
            return work.decision_letters.replace(
                authority, letter, core::UserId{"chair-1"}, test::at("2026-11-27T09:00"));
        });
    };
    core::KeptLetter sent = a_letter();
    ASSERT_TRUE(save(sent));
    sent.version = 1;
    EXPECT_EQ(replace(sent).error().refusal, core::Refusal::stale_version);
    sent.sent_text = core::FreeText{"Every word"};
    sent.sent_on = core::london_date(test::at("2026-11-26T09:00"));
    sent.sent_how = core::LetterWay::post;
    sent.sent_by = core::UserId{"support-1"};
    sent.sent_at = test::at("2026-11-26T09:00");
    ASSERT_TRUE(save(sent));

    sent.version = 2;
    EXPECT_EQ(*replace(sent), 3);
    EXPECT_EQ(replace(sent).error().refusal, core::Refusal::stale_version);

    EXPECT_FALSE(kept().front().sent_on);
    EXPECT_TRUE(kept().front().sent_text.empty());
    EXPECT_EQ(kept().front().opening.reveal(), "We met.");
    const auto replaced = [this](const core::AuthorityId& of) {
        return database().read(
            [&](core::UnitOfWork& work) { return work.decision_letters.replaced(of, meeting); });
    };
    const core::ReplacedLetter expected{.recipient = "seat-m1",
                                        .number = 1,
                                        .sent_text = core::FreeText{"Every word"},
                                        .sent_on = *sent.sent_on,
                                        .sent_how = core::LetterWay::post,
                                        .sent_by = core::UserId{"support-1"},
                                        .sent_at = test::at("2026-11-26T09:00"),
                                        .replaced_by = core::UserId{"chair-1"},
                                        .replaced_at = test::at("2026-11-27T09:00")};
    EXPECT_EQ(replaced(authority), std::vector{expected});
    EXPECT_TRUE(replaced(core::AuthorityId{"authority-2"}).empty());

    sent.version = 3;
    ASSERT_TRUE(save(sent));
    sent.version = 4;
    EXPECT_EQ(*replace(sent), 5);
    EXPECT_EQ(replaced(authority).back().number, 2);
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

core::LetterCopy a_copy(const char* id, const char* prepared_at = "2026-11-25T13:00")
{
    return {.id = core::LetterCopyId{id},
            .meeting = meeting,
            .recipient = "seat-m1",
            .text = core::FreeText{"Every word"},
            .prepared_by = core::UserId{"support-1"},
            .prepared_at = test::at(prepared_at),
            .credential = "session-1"};
}

TEST_P(DecisionLetterTable, KeepsACopyUntilAColleagueEndsItsWait)
{
    database().write([](core::UnitOfWork& work) {
        work.decision_letters.add_copy(authority, a_copy("copy-1"));
        return true;
    });
    const auto found = database().read([](core::UnitOfWork& work) {
        return work.decision_letters.find_copy(authority, core::LetterCopyId{"copy-1"});
    });
    ASSERT_TRUE(found);
    EXPECT_EQ(*found, a_copy("copy-1"));
    const auto waiting = [&](const core::AuthorityId& of) {
        return database().read([&](core::UnitOfWork& work) {
            return work.decision_letters.waiting_copies(of).size();
        });
    };
    EXPECT_EQ(waiting(authority), 1u);
    EXPECT_EQ(waiting(core::AuthorityId{"authority-2"}), 0u);

    core::LetterCopy closed = a_copy("copy-1");
    closed.state = core::CopyState::released;
    closed.checked_by = core::UserId{"manager-1"};
    closed.checked_at = test::at("2026-11-25T14:00");
    const auto close = [&] {
        return database().transact([&](core::UnitOfWork& work) {
            return work.decision_letters.close_copy(authority, closed);
        });
    };
    ASSERT_TRUE(close());
    EXPECT_EQ(waiting(authority), 0u);
    EXPECT_EQ(close().error().refusal, core::Refusal::wrong_state);
}

TEST_P(DecisionLetterTable, HasTheNewestCopyFirstAndLetsOneWait)
{
    database().write([](core::UnitOfWork& work) {
        core::LetterCopy first = a_copy("copy-1");
        work.decision_letters.add_copy(authority, first);
        first.state = core::CopyState::replaced;
        EXPECT_TRUE(work.decision_letters.close_copy(authority, first));
        work.decision_letters.add_copy(authority, a_copy("copy-0"));
        return true;
    });
    const auto copies = database().read(
        [](core::UnitOfWork& work) { return work.decision_letters.copies(authority, meeting); });
    ASSERT_EQ(copies.size(), 2u);
    EXPECT_EQ(copies.front().id.text(), "copy-0") << "of one moment, the one that waits";
    EXPECT_ANY_THROW(database().write([](core::UnitOfWork& work) {
        work.decision_letters.add_copy(authority, a_copy("copy-2"));
        return true;
    }));
}

TEST_P(DecisionLetterTable, TakesNoReleaseByWhoeverHandedItOn)
{
    EXPECT_ANY_THROW(database().write([](core::UnitOfWork& work) {
        core::LetterCopy own = a_copy("copy-1");
        work.decision_letters.add_copy(authority, own);
        own.state = core::CopyState::released;
        own.checked_by = own.prepared_by;
        static_cast<void>(work.decision_letters.close_copy(authority, own));
        return true;
    }));
}

QUORATE_ON_EVERY_DATABASE(DecisionLetterTable);

}  // namespace
}  // namespace quorate::db
