#include <gtest/gtest.h>

#include "core/meetings/remind_seats.hpp"
#include "server/jobs/reminder_watcher.hpp"
#include "tests/support/delivery_fixture.hpp"
#include "tests/support/mail_reader.hpp"

namespace quorate::server {
namespace {

using core::MessageKind;
using test::at;
using test::authority_1;

// The meeting is on Wednesday 25 November at ten; its reminders leave on the 18th and the 24th.
class ReminderDelivery : public test::DeliveryTest {
protected:
    core::Meeting booked(const char* when = "2026-11-16T10:00", const char* type = nullptr)
    {
        clock_.set(at(when));
        auto draft = conference();
        if (type) {
            draft.type = type;
            draft.when_and_where.length_minutes = 60;
        }
        const core::Meeting made = scheduled(draft);
        deliver();
        mailer_.sent.clear();
        return made;
    }

    void deliver()
    {
        const auto worker = worker_with(mailer_);
        while (worker->run_once() > 0) {
        }
    }

    // What the watcher finds at a moment.
    int look(const char* when)
    {
        clock_.set(at(when));
        return ReminderWatcher{database(), tools()}.run_once();
    }

    // To whom reminders stand in the outbox, by their state.
    std::vector<std::string> reminders(const core::Meeting& meeting)
    {
        std::vector<std::string> lines;
        for (const std::string& line : outbox(meeting.id))
            if (line.starts_with("reminder")) lines.push_back(line);
        return lines;
    }

    core::Result<int> move(const core::Meeting& meeting,
                           const std::string& date,
                           const std::string& time)
    {
        const int version = this->meeting(meeting.id).version;
        return database().transact([&](core::UnitOfWork& work) {
            return core::reschedule_meeting(
                work,
                tools(),
                test::person("support-1"),
                {.meeting = meeting.id,
                 .version = version,
                 .when_and_where = on(date, time),
                 .reason = "The police asked for it",
                 .confirmed = {.quorum = true, .room = true, .busy = true, .hours = true}});
        });
    }

    void choose(core::ReminderPolicy policy)
    {
        ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) -> core::Result<int> {
            policy.version = work.reminders.policy_of(authority_1).version;
            return work.reminders.set_policy(authority_1, policy);
        }));
    }

    void answer(const core::Meeting& meeting, const core::SeatHolder& who, const char* reply)
    {
        const std::string link = link_of(seat_of(meeting.id, who));
        ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
            return core::record_reply(work, tools(), link, "", {.reply = reply});
        }));
    }

    const core::SeatHolder police_{.contact = core::ContactId{"contact-police"}};
    const core::SeatHolder nurse_{.contact = core::ContactId{"contact-nurse"}};
    test::KeepingMailer mailer_;
};

using Lines = std::vector<std::string>;

TEST_P(ReminderDelivery, RemindsOnceOnEachDayWhoeverHasNotReplied)
{
    const core::Meeting meeting = booked();
    answer(meeting, police_, "attend");
    answer(meeting, nurse_, "cannot_come");

    EXPECT_EQ(look("2026-11-18T08:59"), 0);
    EXPECT_EQ(look("2026-11-18T09:00"), 1);
    EXPECT_EQ(look("2026-11-18T09:01"), 0);
    deliver();

    EXPECT_EQ(reminders(meeting), (Lines{"reminder worker-1 0 sent"}));
    EXPECT_EQ(look("2026-11-19T10:00"), 0);
    EXPECT_EQ(look("2026-11-24T09:00"), 1);
    EXPECT_EQ(reminders(meeting).size(), 2U);
}

TEST_P(ReminderDelivery, IsAPlainMailWithALinkAndNoEntryForACalendar)
{
    const core::Meeting meeting = booked();
    ASSERT_EQ(look("2026-11-24T09:00"), 1);

    deliver();

    ASSERT_EQ(mailer_.sent.size(), 3U);  // not to the chair, who is not waited for
    for (const auto& [envelope, bytes] : mailer_.sent) {
        const std::string mail = test::mail_content(bytes);
        EXPECT_NE(mail.find("Subject: Reminder: Multi-agency meeting"), std::string::npos) << mail;
        EXPECT_NE(mail.find("/i/"), std::string::npos) << mail;
        EXPECT_NE(mail.find("Wednesday 25 November 2026, 10:00 to 12:00"), std::string::npos);
        for (const char* secret :
             {"text/calendar", "METHOD", "BEGIN:VCALENDAR", "Testwood", "Rowan", "EX-2041"})
            EXPECT_EQ(mail.find(secret), std::string::npos) << secret;
    }
}

TEST_P(ReminderDelivery, LeavesOutWhoeverWasBookedAfterItsMoment)
{
    const core::Meeting meeting = booked("2026-11-24T09:30");

    EXPECT_EQ(look("2026-11-24T10:00"), 1);

    EXPECT_TRUE(reminders(meeting).empty());
}

// peers.md P30: no reminder of the old time after a move.
TEST_P(ReminderDelivery, NeverTellsOfTheTimeBeforeAMove)
{
    const core::Meeting meeting = booked();
    ASSERT_EQ(look("2026-11-24T09:00"), 1);

    ASSERT_TRUE(move(meeting, "2026-11-25", "14:00"));
    deliver();

    for (const auto& [envelope, bytes] : mailer_.sent)
        EXPECT_EQ(test::mail_content(bytes).find("Reminder"), std::string::npos);
    EXPECT_EQ(reminders(meeting),
              (Lines{"reminder contact-nurse 0 cancelled",
                     "reminder contact-police 0 cancelled",
                     "reminder worker-1 0 cancelled"}));
}

TEST_P(ReminderDelivery, RemindsAnewOfTheTimeAfterAMove)
{
    const core::Meeting meeting = booked();
    ASSERT_EQ(look("2026-11-18T09:00"), 1);
    deliver();
    ASSERT_TRUE(move(meeting, "2026-12-02", "10:00"));
    deliver();

    EXPECT_EQ(look("2026-11-24T09:00"), 0);  // the old time
    EXPECT_EQ(look("2026-11-25T09:00"), 1);
    EXPECT_EQ(look("2026-12-01T09:00"), 1);
    EXPECT_EQ(reminders(meeting).size(), 9U);
}

// peers.md P30: no reminder of a past meeting.
TEST_P(ReminderDelivery, NeverTellsOfAMeetingThatHasStarted)
{
    const core::Meeting meeting = booked();
    ASSERT_EQ(look("2026-11-24T16:59"), 1);
    clock_.set(at("2026-11-25T10:00"));

    deliver();

    EXPECT_TRUE(mailer_.sent.empty());
    EXPECT_EQ(look("2026-11-25T10:00"), 0);
}

TEST_P(ReminderDelivery, NeverTellsOfAMeetingThatWasCancelled)
{
    const core::Meeting meeting = booked();
    ASSERT_EQ(look("2026-11-18T09:00"), 1);
    ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
        return core::cancel_meeting(
            work,
            tools(),
            test::person("support-1"),
            {.meeting = meeting.id, .version = 1, .reason = "The family has moved away."});
    }));
    deliver();

    for (const auto& [envelope, bytes] : mailer_.sent)
        EXPECT_EQ(test::mail_content(bytes).find("Reminder"), std::string::npos);
    EXPECT_EQ(look("2026-11-24T09:00"), 0);
}

TEST_P(ReminderDelivery, IsNotSentToWhoeverRepliesBeforeItLeaves)
{
    const core::Meeting meeting = booked();
    ASSERT_EQ(look("2026-11-24T09:00"), 1);
    answer(meeting, police_, "attend");

    deliver();

    EXPECT_EQ(mailer_.sent.size(), 2U);
}

TEST_P(ReminderDelivery, IsSeenToByOneOfSeveralWatchers)
{
    const core::Meeting meeting = booked();
    clock_.set(at("2026-11-24T09:00"));
    const core::MeetingReminder reminder{.authority = authority_1,
                                         .meeting = meeting.id,
                                         .starts_at = meeting.starts_at,
                                         .before = {1}};
    const auto see_to = [&] {
        return *database().transact(
            [&](core::UnitOfWork& work) { return core::remind_seats(work, tools(), reminder); });
    };

    EXPECT_EQ(see_to(), 3);
    EXPECT_EQ(see_to(), 0);
}

TEST_P(ReminderDelivery, IsNotOfStrategyDiscussionsUnlessTheAuthorityWantsThat)
{
    const core::Meeting meeting = booked("2026-11-16T10:00", "strategy_discussion");

    EXPECT_EQ(look("2026-11-18T09:00"), 1);
    EXPECT_TRUE(reminders(meeting).empty());

    ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
        return core::change_reminders(
            work, clock_, {.authority = authority_1, .of_strategy_discussions = true});
    }));
    EXPECT_EQ(look("2026-11-24T09:00"), 1);
    EXPECT_EQ(reminders(meeting).size(), 3U);
}

TEST_P(ReminderDelivery, LeavesOnTheDaysThatTheAuthorityHasChosen)
{
    const core::Meeting meeting = booked();
    choose({.before = {core::WorkingDays{3}}});

    EXPECT_EQ(look("2026-11-18T09:00"), 0);
    EXPECT_EQ(look("2026-11-20T09:00"), 1);
    EXPECT_EQ(look("2026-11-24T09:00"), 0);
    EXPECT_EQ(reminders(meeting).size(), 3U);
}

TEST_P(ReminderDelivery, FollowsAPolicyThatChangedFromTheNextRunOn)
{
    const core::Meeting meeting = booked();
    ASSERT_EQ(look("2026-11-18T09:00"), 1);

    choose({.whom = core::Reminds::all, .before = {core::WorkingDays{5}, core::WorkingDays{4}}});

    EXPECT_EQ(look("2026-11-18T09:01"), 0);  // that of five days before has left
    EXPECT_EQ(look("2026-11-19T09:00"), 1);
    EXPECT_EQ(look("2026-11-24T09:00"), 0);
    EXPECT_EQ(reminders(meeting).size(), 7U);  // the second time to the chair as well
}

TEST_P(ReminderDelivery, OfADayThatWasTakenOutMeanwhileDoesNotLeave)
{
    const core::Meeting meeting = booked();
    clock_.set(at("2026-11-24T09:00"));
    const core::MeetingReminder found{.authority = authority_1,
                                      .meeting = meeting.id,
                                      .starts_at = meeting.starts_at,
                                      .before = {1}};
    choose({.before = {core::WorkingDays{5}}});

    EXPECT_EQ(*database().transact(
                  [&](core::UnitOfWork& work) { return core::remind_seats(work, tools(), found); }),
              0);

    choose({.before = {core::WorkingDays{1}}});
    EXPECT_EQ(look("2026-11-24T09:05"), 1);
    EXPECT_EQ(reminders(meeting).size(), 3U);
}

TEST_P(ReminderDelivery, IsNeverOfAMeetingThatMovedOrIsOverWhateverThePolicySays)
{
    const core::Meeting meeting = booked();
    choose({.before = {core::WorkingDays{3}, core::WorkingDays{2}, core::WorkingDays{1}}});
    ASSERT_EQ(look("2026-11-20T09:00"), 1);
    ASSERT_TRUE(move(meeting, "2026-12-02", "10:00"));
    deliver();
    for (const std::string& line : reminders(meeting))
        EXPECT_TRUE(line.ends_with("cancelled")) << line;

    EXPECT_EQ(look("2026-11-23T09:00"), 0);
    EXPECT_EQ(look("2026-11-24T09:00"), 0);
    EXPECT_EQ(look("2026-12-03T09:00"), 0);
}

TEST_P(ReminderDelivery, TellsAFamilyInPlainWords)
{
    clock_.set(at("2026-11-16T10:00"));
    auto draft = conference();
    draft.invitees = {member("mother-1")};
    static_cast<void>(scheduled(draft));
    deliver();
    mailer_.sent.clear();
    ASSERT_EQ(look("2026-11-24T09:00"), 1);

    deliver();

    ASSERT_EQ(mailer_.sent.size(), 1U);
    const std::string mail = test::mail_content(mailer_.sent.front().second);
    EXPECT_NE(mail.find("Your meeting is coming up"), std::string::npos) << mail;
    EXPECT_EQ(mail.find("gency meeting"), std::string::npos) << mail;
    EXPECT_EQ(mail.find("Civic House"), std::string::npos) << mail;
}

TEST_P(ReminderDelivery, AsksAtTheTopOfTheMailToConfirmAChangeAtShortNotice)
{
    const core::Meeting meeting = booked();
    clock_.set(at("2026-11-24T10:00"));
    ASSERT_TRUE(move(meeting, "2026-11-25", "14:00"));

    deliver();

    ASSERT_EQ(mailer_.sent.size(), 4U);
    for (const auto& [envelope, bytes] : mailer_.sent) {
        const std::string mail = test::mail_content(bytes);
        EXPECT_NE(mail.find("Subject: Changed, please confirm: "), std::string::npos) << mail;
        EXPECT_NE(mail.find("Please confirm that you have seen this"), std::string::npos) << mail;
    }
}

QUORATE_ON_EVERY_DATABASE(ReminderDelivery);

}  // namespace
}  // namespace quorate::server
