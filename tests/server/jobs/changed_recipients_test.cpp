#include <gtest/gtest.h>

#include <algorithm>
#include <ranges>

#include "core/meetings/exclude_person.hpp"
#include "core/meetings/resend_message.hpp"
#include "tests/support/delivery_fixture.hpp"
#include "tests/support/mail_reader.hpp"

// Between a change and its mail, or between two attempts, people stop being somebody who may be
// told.

namespace quorate::server {
namespace {

using core::MessageState;

class ChangedRecipients : public test::DeliveryTest {
protected:
    void SetUp() override
    {
        test::DeliveryTest::SetUp();
        auto draft = conference();
        draft.invitees = {contact("contact-police"), member("mother-1")};
        booked_ = scheduled(draft);
    }

    core::OutboxMessage last_to(const std::string& address)
    {
        for (const auto& message : messages(booked_.id) | std::views::reverse)
            if (message.to.reveal() == address) return message;
        throw std::invalid_argument{"nothing was written to " + address};
    }

    void exclude(const std::string& column, const std::string& id)
    {
        test::run(temp_.pool(),
                  "insert into excluded_person (id, authority_id, case_id, " + column +
                      ", reason, flagged_by, flagged_at) values ('x', 'authority-1', 'case-1', '" +
                      id + "', 'Order of the court', 'worker-1', 0)");
    }

    // As a person does it.
    void flag(const std::string& contact)
    {
        ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
            return core::flag_excluded_person(work,
                                              tools(),
                                              test::person("support-1"),
                                              {.case_id = core::CaseId{"case-1"},
                                               .contact = core::ContactId{contact},
                                               .reason = core::FreeText{"Order of the court"}});
        }));
    }

    void move_to(const std::string& date)
    {
        ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
            return core::reschedule_meeting(work,
                                            tools(),
                                            test::person("support-1"),
                                            {.meeting = booked_.id,
                                             .version = meeting(booked_.id).version,
                                             .when_and_where = on(date, "10:00"),
                                             .reason = "Illness"});
        }));
    }

    void cancel()
    {
        ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
            return core::cancel_meeting(work,
                                        tools(),
                                        test::person("support-1"),
                                        {.meeting = booked_.id,
                                         .version = meeting(booked_.id).version,
                                         .reason = "Not needed any more"});
        }));
    }

    // What the last mail to an address says.
    static std::string last_mail_to(const test::KeepingMailer& mailer, const std::string& address)
    {
        for (const auto& [envelope, bytes] : mailer.sent | std::views::reverse)
            if (envelope.recipient.reveal() == address) return test::mail_content(bytes);
        return {};
    }

    std::size_t mails_to(const test::KeepingMailer& mailer, const std::string& address)
    {
        return static_cast<std::size_t>(std::ranges::count_if(mailer.sent, [&](const auto& sent) {
            return sent.first.recipient.reveal() == address;
        }));
    }

    core::Meeting booked_;
};

TEST_P(ChangedRecipients, AFamilyIsNotWrittenToOnceItsMailboxIsNotSafe)
{
    test::KeepingMailer mailer;
    test::run(temp_.pool(), "update family_member set may_email = 0 where id = 'mother-1'");

    worker_with(mailer)->run_once();

    EXPECT_EQ(mails_to(mailer, "hazel@mail.example"), 0u);
    EXPECT_EQ(last_to("hazel@mail.example").state, MessageState::cancelled);
    EXPECT_EQ(last_to("hazel@mail.example").last_code, "nobody_to_tell");
}

TEST_P(ChangedRecipients, AKeptMailIsAskedAboutBeforeItIsTriedAgain)
{
    test::KeepingMailer mailer{{{SendState::deferred, 451, ""}}};
    const auto worker = worker_with(mailer);
    worker->run_once();
    ASSERT_EQ(mails_to(mailer, "hazel@mail.example"), 1u);
    test::run(temp_.pool(), "update family_member set may_email = 0 where id = 'mother-1'");

    clock_.advance(std::chrono::minutes{10});
    worker->run_once();

    EXPECT_EQ(mails_to(mailer, "hazel@mail.example"), 1u);
    EXPECT_EQ(last_to("hazel@mail.example").state, MessageState::cancelled);
}

TEST_P(ChangedRecipients, WhoeverMustNotBeThereIsNotInvited)
{
    test::KeepingMailer mailer;
    exclude("contact_id", "contact-police");

    worker_with(mailer)->run_once();

    EXPECT_EQ(mails_to(mailer, "lee@police.example"), 0u);
    EXPECT_EQ(mails_to(mailer, "hazel@mail.example"), 1u);
}

TEST_P(ChangedRecipients, WhoeverMustNotBeThereLearnsOnlyThatAMeetingTheyKnewIsOff)
{
    test::KeepingMailer mailer;
    const auto worker = worker_with(mailer);
    worker->run_once();
    exclude("contact_id", "contact-police");

    cancel();
    worker->run_once();

    EXPECT_EQ(mails_to(mailer, "lee@police.example"), 2u);
    const std::string mail = last_mail_to(mailer, "lee@police.example");
    EXPECT_NE(mail.find("METHOD:CANCEL"), std::string::npos) << mail;
    EXPECT_EQ(mail.find("METHOD:REQUEST"), std::string::npos) << mail;
}

TEST_P(ChangedRecipients, WhoeverMustNotBeThereNeverLearnsANewTime)
{
    test::KeepingMailer mailer;
    const auto worker = worker_with(mailer);
    worker->run_once();
    exclude("contact_id", "contact-police");

    move_to("2026-11-26");
    worker->run_once();
    EXPECT_EQ(mails_to(mailer, "lee@police.example"), 1u);
    cancel();
    worker->run_once();

    // That the one they knew of is off, as they knew it.
    EXPECT_EQ(mails_to(mailer, "lee@police.example"), 2u);
    const std::string mail = last_mail_to(mailer, "lee@police.example");
    EXPECT_NE(mail.find("25 November 2026"), std::string::npos) << mail;
    EXPECT_EQ(mail.find("26 November 2026"), std::string::npos) << mail;
    EXPECT_EQ(mail.find("20261126"), std::string::npos) << mail;
    EXPECT_EQ(mails_to(mailer, "hazel@mail.example"), 3u);
}

TEST_P(ChangedRecipients, WhoeverIsExcludedIsToldAtOnceThatTheirMeetingIsOffAndNotWhy)
{
    test::KeepingMailer mailer;
    const auto worker = worker_with(mailer);
    worker->run_once();
    move_to("2026-11-26");

    flag("contact-police");
    worker->run_once();

    EXPECT_EQ(mails_to(mailer, "lee@police.example"), 2u);
    const std::string mail = last_mail_to(mailer, "lee@police.example");
    for (const char* words : {"METHOD:CANCEL",
                              "Not needed: ",
                              "You do not need to come to this meeting",
                              "25 November 2026",
                              "20261125T100000"})
        EXPECT_NE(mail.find(words), std::string::npos) << words << mail;
    for (const char* words :
         {"METHOD:REQUEST", "26 November", "20261126", "\nLOCATION", "Room Oak", "court", "xclu"})
        EXPECT_EQ(mail.find(words), std::string::npos) << words << mail;
    EXPECT_EQ(mails_to(mailer, "hazel@mail.example"), 2u);
}

TEST_P(ChangedRecipients, AChairHasTheWholeTimeAndOneWhoIsReplacedLearnsThatItGoesAhead)
{
    test::KeepingMailer mailer;
    const auto worker = worker_with(mailer);
    worker->run_once();
    auto draft = conference();
    draft.when_and_where = on("2026-12-02", "10:00");
    draft.when_and_where.family_minutes_before = 30;
    draft.when_and_where.debrief_minutes_after = 15;
    draft.invitees = {contact("contact-police")};
    draft.confirmed.duplicate = true;
    draft.confirmed.quorum = true;
    const core::Meeting meeting = scheduled(draft);
    const std::string old_chair =
        seat_of(meeting.id, {.user = meeting.chair}).invitee.email.reveal();
    worker->run_once();

    const std::string asked = last_mail_to(mailer, old_chair);
    for (const char* words : {"09:30 to 12:15",
                              "Meeting 10:00 to 12:00. First part from 09:30; until "
                              "12:15 afterwards",
                              "T093000",
                              "T121500"})
        EXPECT_NE(asked.find(words), std::string::npos) << words << asked;
    EXPECT_EQ(last_mail_to(mailer, "lee@police.example").find("09:30"), std::string::npos);

    auto where = draft.when_and_where;
    where.chair = core::UserId{"chair-2"};
    ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
        return core::reschedule_meeting(work,
                                        tools(),
                                        test::person("support-1"),
                                        {.meeting = meeting.id,
                                         .version = meeting.version,
                                         .when_and_where = where,
                                         .reason = "The chair is ill"});
    }));
    worker->run_once();

    const std::string told = last_mail_to(mailer, old_chair);
    for (const char* words :
         {"METHOD:CANCEL", "You are no longer needed", "The meeting goes ahead without you."})
        EXPECT_NE(told.find(words), std::string::npos) << words << told;
    EXPECT_EQ(told.find("Cancelled: "), std::string::npos) << told;
}

TEST_P(ChangedRecipients, WhoeverIsExcludedBeforeTheyWereToldHearsNothing)
{
    test::KeepingMailer mailer;
    flag("contact-police");

    worker_with(mailer)->run_once();

    EXPECT_EQ(mails_to(mailer, "lee@police.example"), 0u);
    EXPECT_EQ(mails_to(mailer, "hazel@mail.example"), 1u);
}

TEST_P(ChangedRecipients, NobodyIsInvitedOnceTheMeetingHasStarted)
{
    test::KeepingMailer mailer;
    clock_.set(booked_.starts_at);

    worker_with(mailer)->run_once();

    EXPECT_TRUE(mailer.sent.empty());
    EXPECT_EQ(label(last_to("hazel@mail.example")), "Not sent: the meeting had started");
}

TEST_P(ChangedRecipients, AnInvitationThatWasPutOffIsNotTriedAgainOnceTheMeetingHasStarted)
{
    test::KeepingMailer mailer{{{SendState::deferred, 451, ""}}};
    const auto worker = worker_with(mailer);
    worker->run_once();
    const std::size_t tried = mailer.sent.size();
    ASSERT_GT(tried, 0u);

    clock_.set(booked_.starts_at + std::chrono::minutes{10});
    worker->run_once();

    EXPECT_EQ(mailer.sent.size(), tried);
    EXPECT_EQ(last_to("hazel@mail.example").state, MessageState::cancelled);
}

TEST_P(ChangedRecipients, NobodyIsToldThatAMeetingIsOffWhichHadStarted)
{
    test::KeepingMailer mailer;
    const auto worker = worker_with(mailer);
    worker->run_once();
    const std::size_t invited = mailer.sent.size();
    cancel();
    clock_.set(booked_.starts_at);

    worker->run_once();

    EXPECT_EQ(mailer.sent.size(), invited);
    EXPECT_EQ(label(last_to("lee@police.example")), "Not sent: the meeting had started");
}

TEST_P(ChangedRecipients, NobodyCanSendAnInvitationAgainOnceTheMeetingHasStarted)
{
    test::KeepingMailer mailer{{{SendState::rejected, 550, ""}}};
    worker_with(mailer)->run_once();
    const auto refused = last_to("lee@police.example");
    ASSERT_EQ(refused.state, MessageState::failed);
    const auto again = [&] {
        return database().transact([&](core::UnitOfWork& work) {
            return core::resend_message(
                work, tools(), test::person("support-1"), booked_.id, refused.id);
        });
    };
    EXPECT_TRUE(again());
    worker_with(mailer)->run_once();

    clock_.set(booked_.starts_at);
    EXPECT_EQ(again().error().refusal, core::Refusal::wrong_state);
}

QUORATE_ON_EVERY_DATABASE(ChangedRecipients);

}  // namespace
}  // namespace quorate::server
