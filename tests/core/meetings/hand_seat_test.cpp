#include "core/meetings/hand_seat.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/audit/audit_trail.hpp"
#include "core/meetings/exclude_person.hpp"
#include "core/meetings/view_meeting.hpp"
#include "core/people/contact_store.hpp"
#include "core/replies/take_reply.hpp"
#include "core/replies/waiting_replies.hpp"
#include "core/support/text.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;
using test::authority_1;

const SeatHolder police{.contact = ContactId{"contact-police"}};
const SeatHolder nurse{.contact = ContactId{"contact-nurse"}};
const SeatHolder mother{.member = FamilyMemberId{"mother-1"}};
const SeatHolder worker{.user = UserId{"worker-1"}};
const SeatHolder chair{.user = UserId{"chair-1"}};

class HandSeatTo : public test::MeetingTest {
protected:
    void SetUp() override
    {
        MeetingTest::SetUp();
        auto draft = conference();
        draft.invitees = {contact("contact-police", Requirement::required),
                          contact("contact-nurse"),
                          member("mother-1"),
                          staff("worker-1")};
        booked_ = scheduled(draft).id;
        send_all();
    }

    HandSeat asking(const SeatHolder& holder,
                    const std::string& name = "Ira Fixture",
                    const std::string& email = "ira@police.example")
    {
        const Invitee seat = seat_of(booked_, holder).invitee;
        return {.meeting = booked_,
                .seat = seat.id,
                .version = seat.version,
                .name = name,
                .email = email};
    }

    Result<InviteeId> hand(const HandSeat& asked, const std::string& by = "support-1")
    {
        return database().transact(
            [&](UnitOfWork& work) { return hand_seat(work, tools(), test::person(by), asked); });
    }

    Result<SeatToHand> suggested(const SeatHolder& holder)
    {
        const InviteeId id = seat_of(booked_, holder).invitee.id;
        return database().transact([&](UnitOfWork& work) {
            return seat_to_hand(work, tools(), test::person("support-1"), booked_, id);
        });
    }

    void answer(const SeatHolder& holder, const ReplyForm& form)
    {
        const std::string link = link_of(seat_of(booked_, holder));
        ASSERT_TRUE(database().transact(
            [&](UnitOfWork& work) { return record_reply(work, tools(), link, "", form); }));
    }

    MeetingView view()
    {
        const auto seen = database().transact([&](UnitOfWork& work) {
            return view_meeting(work, tools(), test::person("support-1"), booked_);
        });
        EXPECT_TRUE(seen);
        return *seen;
    }

    Invitee with_email(const std::string& email)
    {
        for (const InviteeEntry& each : seats(booked_))
            if (each.invitee.email.reveal() == email) return each.invitee;
        throw std::logic_error{"nobody has that address"};
    }

    // "request ira@police.example" for each message that is to leave, in order of text.
    Lines waiting()
    {
        Lines lines;
        for (const OutboxMessage& message : database().read(
                 [&](UnitOfWork& work) { return work.outbox.of_meeting(authority_1, booked_); }))
            if (message.state == MessageState::pending)
                lines.push_back(std::string{code(message.kind)} + ' ' + message.to.reveal());
        std::ranges::sort(lines);
        return lines;
    }

    // The notes that nobody has dealt with.
    Lines notes_waiting()
    {
        const auto found = database().transact([&](UnitOfWork& work) {
            return waiting_replies(work, tools(), test::person("support-1"), {});
        });
        Lines lines;
        for (const WaitingItem& item : found->entries)
            lines.push_back(item.note.reveal());
        return lines;
    }

    MeetingId booked_;
};

TEST_P(HandSeatTo, SomebodyNewCancelsTheOldSeatAndInvitesTheDeputy)
{
    const Invitee old = seat_of(booked_, police).invitee;

    const auto handed = hand(asking(police));

    ASSERT_TRUE(handed);
    EXPECT_EQ(waiting(), (Lines{"cancel lee@police.example", "request ira@police.example"}));
    const Invitee given = with_email("ira@police.example");
    EXPECT_EQ(given.id, *handed);
    EXPECT_EQ(given.requirement, Requirement::required);
    EXPECT_EQ(given.reply, Reply::none);
    EXPECT_NE(given.calendar_uid, old.calendar_uid);
    EXPECT_NE(given.link_hash, old.link_hash);
    const auto known = database().read(
        [&](UnitOfWork& work) { return work.contacts.find(authority_1, *given.holder.contact); });
    EXPECT_EQ(known->contact.agency, AgencyId{"agency-police"});
    EXPECT_EQ(known->contact.name.reveal(), "Ira Fixture");
    EXPECT_EQ(known->contact.job_title, "Detective constable");
}

TEST_P(HandSeatTo, StopsTheLinkOfWhoeverHadTheSeatAndForgetsTheirReply)
{
    answer(police, {.reply = "deputy", .deputy_name = "Ira Fixture"});
    const std::string link = link_of(seat_of(booked_, police));

    ASSERT_TRUE(hand(asking(police)));

    const auto seen =
        database().read([&](UnitOfWork& work) { return view_seat(work, tools(), link); });
    EXPECT_EQ(seen.error().refusal, Refusal::link_stopped);
    EXPECT_EQ(database()
                  .transact([&](UnitOfWork& work) {
                      return record_reply(work, tools(), link, "", {.reply = "attend"});
                  })
                  .error()
                  .refusal,
              Refusal::link_stopped);
    for (const InviteeEntry& each : seats(booked_))
        EXPECT_EQ(each.invitee.reply, Reply::none);
}

TEST_P(HandSeatTo, KeepsWhatTheOldHolderWroteUnderTheirName)
{
    answer(police,
           {.reply = "deputy", .deputy_name = "Ira Fixture", .note = "The file is with me."});
    const std::string note = "Lee Fixture wrote: The file is with me.";

    ASSERT_TRUE(hand(asking(police)));

    const Invitee given = with_email("ira@police.example");
    EXPECT_EQ(given.reply, Reply::none);
    EXPECT_EQ(given.reply_note.reveal(), note);
    EXPECT_EQ(notes_waiting(), Lines{note});

    // It is not the deputy's own, should the seat go on to somebody else.
    send_all();
    ASSERT_TRUE(hand(asking(given.holder, "Ash Fixture", "ash@police.example")));
    EXPECT_EQ(with_email("ash@police.example").reply_note.reveal(), note);
    EXPECT_EQ(notes_waiting(), Lines{note});
}

TEST_P(HandSeatTo, LosesNoWordsOfAnEarlierReply)
{
    answer(police, {.reply = "attend", .note = "Please ring me."});
    clock_.advance(std::chrono::minutes{5});
    answer(police, {.reply = "deputy", .deputy_name = "Ira Fixture"});
    EXPECT_EQ(notes_waiting(), Lines{"Please ring me."});

    ASSERT_TRUE(hand(asking(police)));

    EXPECT_EQ(notes_waiting(), Lines{"Please ring me."});
    EXPECT_EQ(with_email("ira@police.example").reply_note.reveal(), "");
}

TEST_P(HandSeatTo, LeavesDealtWithWhatWas)
{
    answer(police, {.reply = "deputy", .deputy_name = "Ira Fixture", .note = "Ring me."});
    const InviteeId seat = seat_of(booked_, police).invitee.id;
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return deal_with_note(
            work, tools(), test::person("support-1"), {.meeting = booked_, .seat = seat});
    }));

    ASSERT_TRUE(hand(asking(police)));

    EXPECT_EQ(with_email("ira@police.example").reply_note.reveal(), "Lee Fixture wrote: Ring me.");
    EXPECT_EQ(notes_waiting(), Lines{});
}

TEST_P(HandSeatTo, KeepsANoteAsShortAsNotesAre)
{
    std::string most;
    for (std::size_t i = 0; i < longest_note; ++i)
        most += "ŵ";
    answer(police, {.reply = "deputy", .deputy_name = "Ira Fixture", .note = most});

    ASSERT_TRUE(hand(asking(police)));

    const std::string kept = with_email("ira@police.example").reply_note.reveal();
    EXPECT_EQ(length(kept), longest_note);
    EXPECT_TRUE(kept.starts_with("Lee Fixture wrote: ŵ"));
    EXPECT_TRUE(is_plain_text(kept, core::Lines::many));
}

TEST_P(HandSeatTo, SomebodyNewIsWrittenToInTheLanguageOfTheSeat)
{
    Invitee seat = seat_of(booked_, police).invitee;
    seat.language = Language::welsh;
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) { return work.invitees.save(seat); }));

    ASSERT_TRUE(hand(asking(police)));

    const Invitee given = with_email("ira@police.example");
    EXPECT_EQ(given.language, Language::welsh);
    const auto known = database().read(
        [&](UnitOfWork& work) { return work.contacts.find(authority_1, *given.holder.contact); });
    EXPECT_EQ(known->contact.language, Language::welsh);
}

TEST_P(HandSeatTo, SomebodyKnownIsWrittenToInTheirOwnLanguage)
{
    Invitee seat = seat_of(booked_, nurse).invitee;
    seat.language = Language::welsh;
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) { return work.invitees.save(seat); }));

    ASSERT_TRUE(hand(asking(nurse, "Sol Specimen", "sol@nhs.example")));

    EXPECT_EQ(with_email("sol@nhs.example").language, Language::english);
}

TEST_P(HandSeatTo, CountsToQuorumOnlyOnceTheDeputySaysThatTheyCome)
{
    answer(police, {.reply = "deputy", .deputy_name = "Ira Fixture"});
    answer(nurse, {.reply = "attend"});
    const int with_reply = view().by_replies.have;

    ASSERT_TRUE(hand(asking(police)));
    EXPECT_EQ(view().by_replies.have, with_reply - 1);
    const InviteeId given = with_email("ira@police.example").id;
    for (const InviteeEntry& each : seats(booked_))
        if (each.invitee.id == given) {
            EXPECT_EQ(each.agency_kind, AgencyKind::police);
            answer(each.invitee.holder, {.reply = "attend"});
        }
    EXPECT_EQ(view().by_replies.have, with_reply);
}

TEST_P(HandSeatTo, IsWrittenInTheLedgerAndTheAudit)
{
    const Invitee old = seat_of(booked_, police).invitee;

    ASSERT_TRUE(hand(asking(police)));

    const Invitee given = with_email("ira@police.example");
    const MeetingView seen = view();
    ASSERT_EQ(seen.ended.size(), 1u);
    EXPECT_EQ(seen.ended.front().handed_to, given.id);
    EXPECT_EQ(seen.ledgers.at(given.holder).front().step, DeliveryStep::taken_over);
    const auto entries = database().read(
        [](UnitOfWork& work) { return work.audit.of_case(authority_1, CaseId{"case-1"}, 0, 20); });
    const auto says = [&](const std::string& action, const std::string& detail) {
        return std::ranges::any_of(entries, [&](const AuditEntry& entry) {
            return entry.record.action == action && entry.record.detail == detail;
        });
    };
    EXPECT_TRUE(says("participant.remove", "meeting=" + booked_.text() + " because=deputy"));
    EXPECT_TRUE(
        says("participant.add", "meeting=" + booked_.text() + " deputy_of=" + old.id.text()));
}

TEST_P(HandSeatTo, SomebodyWhomTheDirectoryKnowsAddsNobody)
{
    test::run(temp_.pool(),
              "insert into contact (id, authority_id, agency_id, name, job_title, email) values "
              "('contact-ira', 'authority-1', 'agency-police', 'Ira Fixture', 'Sergeant', "
              "'ira@police.example')");

    ASSERT_TRUE(hand(asking(police, "ira fixture", "Ira@Police.example")));

    EXPECT_EQ(with_email("ira@police.example").holder.contact, ContactId{"contact-ira"});
    EXPECT_EQ(hand(asking(nurse, "Ira Fixture", "ira@police.example")).error().refusal,
              Refusal::already_exists);
}

TEST_P(HandSeatTo, AsksAboutAnAddressThatNobodyOfTheAgencyHasTheLikeOf)
{
    HandSeat asked = asking(police, "Ira Fixture", "ira@mail.example");
    const auto refused = hand(asked);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.front().field, "confirm_address");
    EXPECT_TRUE(waiting().empty());

    asked.confirmed = true;
    EXPECT_TRUE(hand(asked));
    EXPECT_EQ(with_email("ira@mail.example").reply, Reply::none);
}

TEST_P(HandSeatTo, AsksAboutAnAddressThatIsKnownUnderAnotherName)
{
    HandSeat asked = asking(nurse, "Somebody Else", "sol@nhs.example");
    EXPECT_EQ(hand(asked).error().fields.front().field, "confirm_address");
    asked.confirmed = true;
    EXPECT_TRUE(hand(asked));
}

TEST_P(HandSeatTo, SomebodyOfAnotherAgencyOrWithoutAnAddressIsRefused)
{
    const auto wrong =
        [&](const SeatHolder& holder, const std::string& name, const std::string& email) {
            const auto refused = hand(asking(holder, name, email));
            EXPECT_FALSE(refused) << email;
            return refused ? std::string{} : refused.error().fields.front().field;
        };
    EXPECT_EQ(wrong(police, "", "ira@police.example"), "name");
    EXPECT_EQ(wrong(police, "Ira Fixture", "ira at police"), "email");
    EXPECT_EQ(wrong(police, "Lee Fixture", "lee@police.example"), "email");
    EXPECT_EQ(wrong(police, "Gone Away", "gone@police.example"), "email");
    EXPECT_EQ(wrong(police, "Robin Dummyson", "robin@school.example"), "email");
    EXPECT_EQ(wrong(police, "Kit Placeholder", "kit@exampleshire.example"), "email");
    EXPECT_EQ(wrong(worker, "Ira Fixture", "ira@police.example"), "email");
    EXPECT_TRUE(waiting().empty());
}

TEST_P(HandSeatTo, OneOfOurStaffGoesToAnotherWithAnAccount)
{
    ASSERT_TRUE(hand(asking(worker, "Sam Elsewhere", "sam@exampleshire.example")));

    EXPECT_EQ(with_email("sam@exampleshire.example").holder.user, UserId{"stranger-1"});
    EXPECT_EQ(waiting(),
              (Lines{"cancel kit@exampleshire.example", "request sam@exampleshire.example"}));
}

TEST_P(HandSeatTo, AnExcludedPersonIsRefusedUnderWhicheverAgency)
{
    test::run(temp_.pool(),
              "insert into contact (id, authority_id, agency_id, name, job_title, email) values "
              "('contact-kept-away', 'authority-1', 'agency-school', 'Ira Fixture', 'Governor', "
              "'ira@police.example')");
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return flag_excluded_person(work,
                                    tools(),
                                    test::person("support-1"),
                                    {.case_id = CaseId{"case-1"},
                                     .contact = ContactId{"contact-kept-away"},
                                     .reason = FreeText{"Order of the court"}});
    }));

    const auto refused = hand(asking(police));

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::excluded_person);
    EXPECT_EQ(refused.error().fields.front().field, "email");
    EXPECT_EQ(seat_of(booked_, police).invitee.removed_at, std::nullopt);
}

TEST_P(HandSeatTo, TheFamilyAndTheChairSendNobody)
{
    EXPECT_EQ(hand(asking(mother)).error().refusal, Refusal::wrong_state);
    EXPECT_EQ(hand(asking(chair)).error().refusal, Refusal::wrong_state);
}

TEST_P(HandSeatTo, AMeetingThatHasStartedOrIsOffIsRefused)
{
    const HandSeat asked = asking(police);
    clock_.set(test::at("2026-11-25T10:00"));
    EXPECT_EQ(hand(asked).error().refusal, Refusal::wrong_state);

    clock_.set(test::at("2026-11-23T10:00"));
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return cancel_meeting(work,
                              tools(),
                              test::person("support-1"),
                              {.meeting = booked_,
                               .version = meeting(booked_).version,
                               .reason = "The family has moved"});
    }));
    EXPECT_EQ(hand(asked).error().refusal, Refusal::wrong_state);
}

TEST_P(HandSeatTo, WhatSomebodyChangedMeanwhileIsNotOverwritten)
{
    const HandSeat asked = asking(police);
    answer(police, {.reply = "attend"});

    EXPECT_EQ(hand(asked).error().refusal, Refusal::stale_version);
}

TEST_P(HandSeatTo, WhoMayNotInviteMayNotHandOver)
{
    EXPECT_FALSE(hand(asking(police), "stranger-1"));
    EXPECT_TRUE(waiting().empty());
}

TEST_P(HandSeatTo, TheDeputyIsSuggestedAsTheReplyNamesThem)
{
    answer(police, {.reply = "deputy", .deputy_name = "Ira Fixture"});
    const auto named = suggested(police);
    ASSERT_TRUE(named);
    EXPECT_EQ(named->deputy_name.reveal(), "Ira Fixture");
    EXPECT_TRUE(named->deputy_email.empty());
    EXPECT_EQ(named->job_title, "Detective constable");

    answer(nurse, {.reply = "deputy", .deputy_name = "sol specimen"});
    const auto known = suggested(nurse);
    ASSERT_TRUE(known);
    EXPECT_EQ(known->deputy_name.reveal(), "Sol Specimen");
    EXPECT_EQ(known->deputy_email.reveal(), "sol@nhs.example");
}

TEST_P(HandSeatTo, TheDirectorysDeputyIsSuggestedWhenTheReplyNamesNobody)
{
    test::run(temp_.pool(),
              "update contact set deputy_id = 'contact-gp' where id = 'contact-nurse'");

    const auto known = suggested(nurse);

    ASSERT_TRUE(known);
    EXPECT_EQ(known->deputy_email.reveal(), "sol@nhs.example");
}

TEST_P(HandSeatTo, AMailboxThatManyReadIsSuggestedToNobody)
{
    test::run(temp_.pool(), "update contact set is_duty_mailbox = 1 where id = 'contact-gp'");
    test::run(temp_.pool(),
              "update contact set deputy_id = 'contact-gp' where id = 'contact-nurse'");

    const auto known = suggested(nurse);

    ASSERT_TRUE(known);
    EXPECT_TRUE(known->deputy_email.empty());
    EXPECT_TRUE(known->deputy_name.empty());
}

TEST_P(HandSeatTo, TheSeatCanComeBackToWhoeverHadIt)
{
    ASSERT_TRUE(hand(asking(police)));
    const Invitee given = with_email("ira@police.example");
    send_all();

    ASSERT_TRUE(hand({.meeting = booked_,
                      .seat = given.id,
                      .version = given.version,
                      .name = "Lee Fixture",
                      .email = "lee@police.example"}));

    EXPECT_EQ(waiting(), (Lines{"cancel ira@police.example", "request lee@police.example"}));
}

QUORATE_ON_EVERY_DATABASE(HandSeatTo);

}  // namespace
}  // namespace quorate::core
