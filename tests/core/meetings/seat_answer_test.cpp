#include "core/meetings/seat_answer.hpp"

#include <gtest/gtest.h>

#include "core/audit/audit_trail.hpp"
#include "core/meetings/seat_answer_store.hpp"
#include "core/meetings/view_meeting.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using test::authority_1;

const SeatHolder police{.contact = ContactId{"contact-police"}};
const SeatHolder mother{.member = FamilyMemberId{"mother-1"}};

TEST(SeatAnswer, HasACodeThatLeadsBackToIt)
{
    for (const auto question : {SeatQuestion::place, SeatQuestion::language})
        for (const SeatAnswer answer : answers_to(question)) {
            EXPECT_EQ(question_of(answer), question);
            EXPECT_EQ(seat_answer_from(code(answer)), answer);
        }
    EXPECT_FALSE(seat_answer_from("klingon"));
}

TEST(SeatAnswer, IsAskedOfTheFamilyWhereNotAllComeInPersonAndOfEverybodyInWales)
{
    const auto england = Jurisdiction::england;
    EXPECT_TRUE(is_asked(SeatQuestion::place, mother, MeetingMode::video, england));
    EXPECT_TRUE(is_asked(SeatQuestion::place, mother, MeetingMode::hybrid, england));
    EXPECT_FALSE(is_asked(SeatQuestion::place, mother, MeetingMode::in_person, england));
    EXPECT_FALSE(is_asked(SeatQuestion::place, police, MeetingMode::video, england));
    for (const SeatHolder& who : {mother, police}) {
        EXPECT_FALSE(is_asked(SeatQuestion::language, who, MeetingMode::video, england));
        EXPECT_TRUE(
            is_asked(SeatQuestion::language, who, MeetingMode::in_person, Jurisdiction::wales));
    }
}

// A conference that the mother may join by video, in Wales.
class SayingWhatOneNeeds : public test::MeetingTest {
protected:
    void SetUp() override
    {
        MeetingTest::SetUp();
        MeetingDraft draft = conference();
        draft.invitees.push_back(member("mother-1"));
        meeting_ = scheduled(draft).id;
        test::run(temp_.pool(), "update meeting set mode = 'hybrid'");
        test::run(temp_.pool(), "update authority set jurisdiction = 'Wales'");
    }

    Result<Done> answer(const SeatHolder& who, const ReplyForm& form)
    {
        const std::string link = link_of(seat_of(meeting_, who));
        return database().transact([&](UnitOfWork& work) {
            return record_reply(work, tools(), link, "203.0.113.0/24", form);
        });
    }

    Result<Done> recorded_by_staff(const SeatHolder& who, const ReplyForm& form)
    {
        const InviteeId seat = seat_of(meeting_, who).invitee.id;
        return database().transact([&](UnitOfWork& work) {
            return record_reply_for_other(
                work, tools(), test::person("support-1"), meeting_, seat, form);
        });
    }

    SaidAnswers said_by(const SeatHolder& who)
    {
        const InviteeId seat = seat_of(meeting_, who).invitee.id;
        return database().read(
            [&](UnitOfWork& work) { return work.seat_answers.of_seat(authority_1, seat); });
    }

    MeetingId meeting_;
};

TEST_P(SayingWhatOneNeeds, KeepsThatSomebodyHasNoPrivatePlace)
{
    ASSERT_TRUE(answer(mother, {.reply = "remote", .place = "needs_place"}));

    const SaidAnswers said = said_by(mother);
    EXPECT_TRUE(has_said(said, SeatAnswer::needs_place));
    EXPECT_FALSE(has_said(said, SeatAnswer::has_place));
    const auto view = database().transact([&](UnitOfWork& work) {
        return view_meeting(work, tools(), test::person("support-1"), meeting_);
    });
    ASSERT_TRUE(view);
    EXPECT_EQ(view->answers.size(), 1U);
}

TEST_P(SayingWhatOneNeeds, KeepsTheLanguageWithWhoAskedAndWhen)
{
    ASSERT_TRUE(recorded_by_staff(mother, {.reply = "attend", .speaks = "welsh"}));
    ASSERT_TRUE(answer(police, {.reply = "attend", .speaks = "english"}));

    const SaidAnswers by_telephone = said_by(mother);
    const SaidAnswer& said = by_telephone.at(SeatQuestion::language);
    EXPECT_EQ(said.answer, SeatAnswer::welsh);
    EXPECT_EQ(said.asked_by, UserId{"support-1"});
    EXPECT_EQ(said.asked_by_name.reveal(), "Ash Demosby");
    EXPECT_EQ(said.at, clock_.now());
    const SaidAnswers by_link = said_by(police);
    EXPECT_EQ(by_link.at(SeatQuestion::language).answer, SeatAnswer::english);
    EXPECT_FALSE(by_link.at(SeatQuestion::language).asked_by);
}

TEST_P(SayingWhatOneNeeds, KeepsTheLastAnswerAndAnAnswerThatIsLeftOut)
{
    ASSERT_TRUE(answer(mother, {.reply = "remote", .place = "needs_place", .speaks = "welsh"}));
    clock_.advance(std::chrono::minutes{5});
    ASSERT_TRUE(answer(mother, {.reply = "remote", .place = "has_place"}));

    EXPECT_TRUE(has_said(said_by(mother), SeatAnswer::has_place));
    EXPECT_TRUE(has_said(said_by(mother), SeatAnswer::welsh));
}

TEST_P(SayingWhatOneNeeds, TakesNoAnswerToWhatWasNotAsked)
{
    const auto of_police = answer(police, {.reply = "attend", .place = "needs_place"});
    ASSERT_FALSE(of_police);
    EXPECT_EQ(of_police.error().fields.front().field, "private_place");
    EXPECT_FALSE(answer(mother, {.reply = "attend", .place = "welsh"}));
    EXPECT_FALSE(answer(mother, {.reply = "attend", .speaks = "klingon"}));
    test::run(temp_.pool(), "update authority set jurisdiction = 'England'");
    EXPECT_FALSE(answer(mother, {.reply = "attend", .speaks = "welsh"}));
    EXPECT_TRUE(said_by(mother).empty());
    EXPECT_EQ(seat_of(meeting_, mother).invitee.reply, Reply::none);
}

TEST_P(SayingWhatOneNeeds, IsAuditedWithTheReply)
{
    ASSERT_TRUE(answer(mother, {.reply = "remote", .place = "needs_place", .speaks = "welsh"}));

    const std::string actor = "link:" + seat_of(meeting_, mother).invitee.id.text();
    const auto audited = database().read(
        [&](UnitOfWork& work) { return work.audit.of_actor(authority_1, actor, 0, 10); });
    ASSERT_EQ(audited.size(), 1U);
}

QUORATE_ON_EVERY_DATABASE(SayingWhatOneNeeds);

}  // namespace
}  // namespace quorate::core
