#include "db/stores/seat_answer_store.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using core::SeatAnswer;
using core::SeatQuestion;
using test::at;

const core::AuthorityId here{"authority-1"};
const core::AuthorityId elsewhere{"authority-2"};
const core::InviteeId seat{"seat-m1"};

class SeatAnswersOnDisk : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", at("2026-11-25T10:00"));
    }

    template <class Deed>
    auto with(Deed deed)
    {
        return database().write([&](core::UnitOfWork& work) { return deed(work.seat_answers); });
    }

    void say(const core::SaidAnswer& said)
    {
        with([&](core::SeatAnswerStore& store) {
            store.add(here, seat, said);
            return 0;
        });
    }

    core::SaidAnswers said(const core::AuthorityId& authority = here)
    {
        return with([&](core::SeatAnswerStore& store) { return store.of_seat(authority, seat); });
    }
};

TEST_P(SeatAnswersOnDisk, AreTheLastToEachQuestion)
{
    EXPECT_TRUE(said().empty());
    say({.answer = SeatAnswer::needs_place, .at = at("2026-11-20T09:00")});
    say({.answer = SeatAnswer::welsh,
         .asked_by = core::UserId{"support-1"},
         .at = at("2026-11-20T10:00")});
    say({.answer = SeatAnswer::has_place, .at = at("2026-11-20T11:00")});

    EXPECT_EQ(said().size(), 2U);
    EXPECT_TRUE(has_said(said(), SeatAnswer::has_place));
    const core::SaidAnswer language = said().at(SeatQuestion::language);
    EXPECT_EQ(language.asked_by, core::UserId{"support-1"});
    EXPECT_EQ(language.asked_by_name.reveal(), "Ash Demosby");
    EXPECT_EQ(language.at, at("2026-11-20T10:00"));
    EXPECT_TRUE(said(elsewhere).empty());
}

TEST_P(SeatAnswersOnDisk, AreThoseOfTheSeatsThatAMeetingHas)
{
    say({.answer = SeatAnswer::english, .at = at("2026-11-20T09:00")});
    const auto of_meeting = [&] {
        return with([](core::SeatAnswerStore& store) {
            return store.of_meeting(here, core::MeetingId{"m1"});
        });
    };
    ASSERT_EQ(of_meeting().size(), 1U);
    EXPECT_TRUE(has_said(of_meeting().at(seat), SeatAnswer::english));

    test::run(temp_.pool(), "update invitee set removed_at = 1");
    EXPECT_TRUE(of_meeting().empty());
}

QUORATE_ON_EVERY_DATABASE(SeatAnswersOnDisk);

}  // namespace
}  // namespace quorate::db
