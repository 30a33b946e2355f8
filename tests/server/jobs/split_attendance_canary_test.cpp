#include <gtest/gtest.h>

#include "core/cases/must_not_meet_store.hpp"
#include "tests/support/delivery_fixture.hpp"
#include "tests/support/mail_reader.hpp"

namespace quorate::server {
namespace {

using std::chrono::minutes;

constexpr const char* hazel = "hazel@mail.example";
constexpr const char* glen = "glen@mail.example";

const core::SeatHolder mother{.member = core::FamilyMemberId{"mother-1"}};
const core::SeatHolder father{.member = core::FamilyMemberId{"father-1"}};

core::AttendanceWindow part(int from, int until)
{
    return {.from = minutes{from}, .until = minutes{until}};
}

// On any day: 10:00 to 10:50, and 11:05 to 12:00.
const core::AttendanceWindow first = part(0, 50);
const core::AttendanceWindow second = part(65, 120);

// How a time stands in mails and calendar objects.
const std::vector<std::string> times_of_first{"10 to", "10:00", "10:50", "T100000", "T105000"};
const std::vector<std::string> times_of_second{"11:05", "12:00", "T110500", "T120000", "12 noon"};

void expect_none(const std::string& text, const std::vector<std::string>& words, const char* whom)
{
    for (const std::string& word : words)
        EXPECT_EQ(text.find(word), std::string::npos) << word << " in mail to " << whom << text;
}

class SplitAttendanceMail : public test::DeliveryTest {
protected:
    void SetUp() override
    {
        test::DeliveryTest::SetUp();
        test::run(temp_.pool(), "update family_member set may_email = 1");
        database().write([&](core::UnitOfWork& work) {
            work.must_not_meet.add(test::authority_1,
                                   {.id = "pair-1",
                                    .case_id = core::CaseId{"case-1"},
                                    .one = *mother.member,
                                    .other = *father.member,
                                    .reason = core::FreeText{"CANARYORDER"},
                                    .noted_by = core::UserId{"worker-1"},
                                    .noted_at = clock_.now()});
            return 0;
        });
    }

    core::MeetingDraft split(const core::AttendanceWindow& mothers,
                             const core::AttendanceWindow& fathers)
    {
        core::MeetingDraft draft = conference();
        draft.invitees.push_back({.holder = mother, .window = mothers});
        draft.invitees.push_back({.holder = father, .window = fathers});
        return draft;
    }

    // Booked, moved to the next day and called off, with everything sent each time.
    void live_through(const core::MeetingDraft& draft, OutboxWorker& worker)
    {
        const auto booked = scheduled(draft);
        worker.run_once();
        auto moved = draft.when_and_where;
        moved.date = test::day("2026-11-26");
        ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
            return core::reschedule_meeting(work,
                                            tools(),
                                            test::person("support-1"),
                                            {.meeting = booked.id,
                                             .version = booked.version,
                                             .when_and_where = moved,
                                             .reason = "The police asked for it"});
        }));
        worker.run_once();
        ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
            return core::cancel_meeting(work,
                                        tools(),
                                        test::person("support-1"),
                                        {.meeting = booked.id,
                                         .version = meeting(booked.id).version,
                                         .reason = "The family has moved away."});
        }));
        worker.run_once();
    }

    // Everything that was ever sent to an address.
    static std::vector<std::string> mails_to(const test::KeepingMailer& mailer, const char* address)
    {
        std::vector<std::string> mails;
        for (const auto& [envelope, bytes] : mailer.sent)
            if (envelope.recipient.reveal() == address) mails.push_back(test::mail_content(bytes));
        return mails;
    }
};

TEST_P(SplitAttendanceMail, NeverHoldsTheOthersTimesNorSaysThatThereAreOthers)
{
    const std::vector<std::string> words{" part ", "split", "separate", "must not meet", "CANARY"};
    for (const char* jurisdiction : {"England", "Wales"})
        for (const bool mother_first : {true, false}) {
            SCOPED_TRACE(jurisdiction);
            test::run(temp_.pool(),
                      std::string{"update family_case set jurisdiction = '"} + jurisdiction + "'");
            test::KeepingMailer mailer;
            live_through(split(mother_first ? first : second, mother_first ? second : first),
                         *worker_with(mailer));
            const char* early = mother_first ? hazel : glen;
            const char* late = mother_first ? glen : hazel;

            const auto to_early = mails_to(mailer, early);
            const auto to_late = mails_to(mailer, late);
            EXPECT_EQ(to_early.size(), 3u);
            EXPECT_EQ(to_late.size(), 3u);
            for (const std::string& mail : to_early) {
                EXPECT_NE(mail.find("T105000"), std::string::npos) << mail;
                expect_none(mail, times_of_second, early);
                expect_none(mail, words, early);
            }
            for (const std::string& mail : to_late) {
                EXPECT_NE(mail.find("T110500"), std::string::npos) << mail;
                expect_none(mail, times_of_first, late);
                expect_none(mail, words, late);
            }
            // Nobody else hears of parts either.
            for (const auto& [envelope, bytes] : mailer.sent) {
                const std::string to = envelope.recipient.reveal();
                if (to == hazel || to == glen) continue;
                const std::string mail = test::mail_content(bytes);
                EXPECT_EQ(mail.find("T105000"), std::string::npos);
                EXPECT_EQ(mail.find("T110500"), std::string::npos);
                expect_none(mail, words, to.c_str());
            }
        }
}

TEST_P(SplitAttendanceMail, TellsOneOfANewPartAndTheOtherNothing)
{
    test::KeepingMailer mailer;
    const auto worker = worker_with(mailer);
    const auto booked = scheduled(split(first, second));
    worker->run_once();
    const std::size_t before = mailer.sent.size();

    ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
        return core::change_windows(
            work,
            tools(),
            test::person("support-1"),
            {.meeting = booked.id,
             .version = booked.version,
             .seats = {{.id = seat_of(booked.id, mother).invitee.id, .window = part(0, 45)}}});
    }));
    worker->run_once();

    ASSERT_EQ(mailer.sent.size(), before + 1);
    EXPECT_EQ(mailer.sent.back().first.recipient.reveal(), hazel);
    const std::string mail = test::mail_content(mailer.sent.back().second);
    EXPECT_NE(mail.find("T104500"), std::string::npos) << mail;
    expect_none(mail, times_of_second, hazel);
}

QUORATE_ON_EVERY_DATABASE(SplitAttendanceMail);

}  // namespace
}  // namespace quorate::server
