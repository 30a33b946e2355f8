#include "db/stores/child_letter_store.hpp"

#include <gtest/gtest.h>

#include "core/dates/london_time.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

const core::AuthorityId authority{"authority-1"};
const core::MeetingId meeting{"m1"};

class ChildLetterTable : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", test::at("2026-11-25T10:00"));
    }

    core::Result<int> save(const core::KeptChildLetter& letter)
    {
        return database().transact(
            [&](core::UnitOfWork& work) { return work.child_letters.save(authority, letter); });
    }

    std::vector<core::KeptChildLetter> kept(const core::AuthorityId& of = authority)
    {
        return database().read(
            [&](core::UnitOfWork& work) { return work.child_letters.of_meeting(of, meeting); });
    }
};

core::KeptChildLetter a_letter()
{
    return {.meeting = meeting,
            .child = core::ChildId{"child-1"},
            .language = core::Language::welsh,
            .about = core::FreeText{"We met."},
            .own_words = core::FreeText{"Foxes"},
            .next = core::FreeText{"Ivy visits"},
            .closing = core::FreeText{"Bye"},
            .advocate = core::PersonName{"Ivy Sample"},
            .worded_by = core::UserId{"worker-1"},
            .worded_at = test::at("2026-11-25T13:00"),
            .credential = "session-1"};
}

TEST_P(ChildLetterTable, KeepsWhatWasWrittenForItsAuthorityAlone)
{
    EXPECT_EQ(*save(a_letter()), 1);

    ASSERT_EQ(kept().size(), 1u);
    const core::KeptChildLetter found = kept().front();
    EXPECT_EQ(found.child, core::ChildId{"child-1"});
    EXPECT_EQ(found.language, core::Language::welsh);
    EXPECT_EQ(found.about.reveal(), "We met.");
    EXPECT_EQ(found.credential, "session-1");
    EXPECT_EQ(found.own_words.reveal(), "Foxes");
    EXPECT_EQ(found.next.reveal(), "Ivy visits");
    EXPECT_EQ(found.closing.reveal(), "Bye");
    EXPECT_EQ(found.advocate.reveal(), "Ivy Sample");
    EXPECT_EQ(found.worded_by, core::UserId{"worker-1"});
    EXPECT_FALSE(found.released_at);
    EXPECT_FALSE(found.given_on);
    EXPECT_EQ(found.version, 1);
    EXPECT_TRUE(kept(core::AuthorityId{"authority-2"}).empty());
}

TEST_P(ChildLetterTable, RefusesWhoeverReadAnOlderOne)
{
    ASSERT_TRUE(save(a_letter()));

    EXPECT_EQ(save(a_letter()).error().refusal, core::Refusal::stale_version);
    core::KeptChildLetter next = a_letter();
    next.version = 1;
    EXPECT_EQ(*save(next), 2);
    EXPECT_EQ(save(next).error().refusal, core::Refusal::stale_version);
}

TEST_P(ChildLetterTable, NeverChangesALetterThatTheChildHas)
{
    core::KeptChildLetter given = a_letter();
    given.released_text = core::FreeText{"Every word"};
    given.released_by = core::UserId{"chair-1"};
    given.released_at = test::at("2026-11-25T14:00");
    given.given_on = core::london_date(test::at("2026-11-26T09:00"));
    given.given_how = core::LetterWay::by_hand;
    given.given_by = core::PersonName{"Kit Placeholder"};
    given.noted_by = core::UserId{"worker-1"};
    given.noted_at = test::at("2026-11-26T09:00");
    ASSERT_TRUE(save(given));

    given.version = 1;
    given.released_text = core::FreeText{"Other words"};
    EXPECT_FALSE(save(given));
    EXPECT_EQ(kept().front().released_text.reveal(), "Every word");
    EXPECT_EQ(kept().front().released_by, core::UserId{"chair-1"});
    EXPECT_EQ(kept().front().given_how, core::LetterWay::by_hand);
    EXPECT_EQ(kept().front().given_by.reveal(), "Kit Placeholder");
    EXPECT_EQ(kept().front().noted_at, test::at("2026-11-26T09:00"));
}

QUORATE_ON_EVERY_DATABASE(ChildLetterTable);

TEST_P(ChildLetterTable, ListsThoseThatWaitUntilTheyAreReleased)
{
    ASSERT_TRUE(save(a_letter()));
    const auto waiting = [this](const core::AuthorityId& of) {
        return database().read(
            [&](core::UnitOfWork& work) { return work.child_letters.waiting(of); });
    };
    ASSERT_EQ(waiting(authority).size(), 1u);
    EXPECT_EQ(waiting(authority).front().worded_by, core::UserId{"worker-1"});
    EXPECT_TRUE(waiting(core::AuthorityId{"authority-2"}).empty());

    core::KeptChildLetter released = a_letter();
    released.version = 1;
    released.released_by = core::UserId{"chair-1"};
    released.released_at = test::at("2026-11-25T14:00");
    ASSERT_TRUE(save(released));
    EXPECT_TRUE(waiting(authority).empty());
}

}  // namespace
}  // namespace quorate::db
