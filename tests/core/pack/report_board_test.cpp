#include "core/pack/report_board.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/audit/audit_trail.hpp"
#include "core/dates/date_text.hpp"
#include "core/meetings/still_to_be_told.hpp"
#include "core/pack/agency_report_store.hpp"
#include "core/pack/chase_reports.hpp"
#include "core/pack/reports_missing.hpp"
#include "tests/support/fake_seal.hpp"
#include "tests/support/meeting_fixture.hpp"
#include "tests/support/report_files.hpp"

namespace quorate::core {
namespace {

class ReportsForAMeeting : public test::MeetingTest {
protected:
    void SetUp() override
    {
        test::MeetingTest::SetUp();
        MeetingDraft draft = conference();
        draft.invitees.push_back(member("mother-1"));
        meeting_ = scheduled(draft).id;
    }

    InviteeId seat(const char* contact)
    {
        return test::MeetingTest::seat_of(meeting_, {.contact = ContactId{contact}}).invitee.id;
    }

    Result<ReportBoard> board(const std::string& who = "support-1")
    {
        return database().transact([&](UnitOfWork& work) {
            return view_reports(work, tools(), test::person(who), meeting_);
        });
    }

    // "contact-nurse asked" for each, by name.
    std::vector<std::string> states()
    {
        std::vector<std::string> lines;
        const auto seen = board();
        for (const ReportRow& row : seen->rows) {
            const std::string key = seat_key(row.seat.invitee.holder);
            lines.push_back(key.substr(key.find(':') + 1) + ' ' + std::string{code(row.state)});
        }
        std::ranges::sort(lines);
        return lines;
    }

    RecordReport from_the_nurse()
    {
        return {.meeting = meeting_,
                .seat = seat("contact-nurse"),
                .way = "on_paper",
                .received_on = test::day("2026-11-19")};
    }

    Result<AgencyReportId> record(const RecordReport& command, const std::string& who = "support-1")
    {
        return database().transact([&](UnitOfWork& work) {
            return record_report(work, tools(), test::person(who), command);
        });
    }

    Result<int> remind(const std::optional<InviteeId>& whom = {},
                       const std::string& who = "support-1")
    {
        return database().transact([&](UnitOfWork& work) {
            return remind_of_reports(work, tools(), test::person(who), meeting_, whom);
        });
    }

    Result<ReadReport> read(const AgencyReportId& id, const std::string& who = "support-1")
    {
        return database().transact([&](UnitOfWork& work) {
            return read_report(work, tools(), seal_, test::person(who), meeting_, id);
        });
    }

    std::int64_t audited()
    {
        return database().read(
            [&](UnitOfWork& work) { return work.audit.size(test::authority_1); });
    }

    test::FakeSeal seal_;
    MeetingId meeting_;
};

using Lines = std::vector<std::string>;

TEST_P(ReportsForAMeeting, AreAskedOfEveryProfessionalAndNeverOfTheFamilyOrTheChair)
{
    EXPECT_EQ(states(), (Lines{"contact-nurse asked", "contact-police asked", "worker-1 asked"}));
    EXPECT_EQ(iso(board()->due.on), "2026-11-20");
    EXPECT_EQ(board()->missing, 3);
}

TEST_P(ReportsForAMeeting, MoveTheirDayWithTheMeeting)
{
    test::run(temp_.pool(),
              "update meeting set starts_at = starts_at - 86400, ends_at = ends_at "
              "- 86400");

    EXPECT_EQ(iso(board()->due.on), "2026-11-19");
    EXPECT_EQ(states().front(), "contact-nurse overdue");
}

TEST_P(ReportsForAMeeting, AreRecordedByStaffAndReadUnderAudit)
{
    const auto id = record(from_the_nurse());
    ASSERT_TRUE(id);
    EXPECT_EQ(states().front(), "contact-nurse received");
    const auto before = audited();

    const auto report = read(*id, "worker-1");

    ASSERT_TRUE(report);
    EXPECT_EQ(report->report.way, ReportWay::on_paper);
    EXPECT_EQ(report->report.recorded_by, UserId{"support-1"});
    EXPECT_EQ(audited(), before + 1);
    EXPECT_EQ(read(AgencyReportId{"none"}).error().refusal, Refusal::not_found);
    EXPECT_FALSE(read(*id, "worker-2"));
    EXPECT_FALSE(read(*id, "stranger-1"));
}

TEST_P(ReportsForAMeeting, AreRecordedWithADayAndAWay)
{
    RecordReport command = from_the_nurse();
    command.way = "by_link";
    command.received_on = test::day("2026-11-21");
    command.shared_on = test::day("2026-11-21");
    EXPECT_EQ(complaints(record(command).error()),
              (Lines{"way: Say how the report came",
                     "received_on: Enter the day on which it came, today or before",
                     "shared_on: Enter a day that is not ahead"}));

    command = from_the_nurse();
    command.way = "uploaded";
    EXPECT_EQ(complaints(record(command).error()), (Lines{"files: Choose the file of the report"}));
    const auto mother =
        test::MeetingTest::seat_of(meeting_, {.member = FamilyMemberId{"mother-1"}});
    command.seat = mother.invitee.id;
    EXPECT_EQ(record(command).error().refusal, Refusal::not_found);
}

TEST_P(ReportsForAMeeting, SayWhenTheFamilyWasTold)
{
    const auto id = record(from_the_nurse());
    const auto share = [&](const char* on) {
        return database().transact([&](UnitOfWork& work) {
            return record_report_shared(
                work, tools(), test::person("support-1"), meeting_, *id, test::day(on));
        });
    };

    EXPECT_FALSE(share("2026-11-21"));
    EXPECT_TRUE(share("2026-11-20"));
    EXPECT_EQ(read(*id)->report.shared_on, test::day("2026-11-20"));
}

TEST_P(ReportsForAMeeting, GiveTheirFilesSealed)
{
    const std::string pdf = test::a_pdf();
    RecordReport command = from_the_nurse();
    command.way = "uploaded";
    command.files =
        judge_files(seal_, random_, clock_.now(), {{.name = "a.pdf", .bytes = pdf}}).taken;
    const auto id = record(command);
    ASSERT_TRUE(id);
    const ReportFileId file = command.files[0].file.id;

    const auto found = database().transact([&](UnitOfWork& work) {
        return read_report_file(work, tools(), test::person("support-1"), meeting_, *id, file);
    });

    ASSERT_TRUE(found);
    EXPECT_EQ(seal_.open(found->sealed_bytes), pdf);
}

TEST_P(ReportsForAMeeting, AreRemindedOfOnceADayWhileTheyAreMissing)
{
    ASSERT_TRUE(record(from_the_nurse()));

    EXPECT_EQ(*remind(), 2);
    EXPECT_EQ(*remind(), 0);
    EXPECT_EQ(remind(seat("contact-police")).error().refusal, Refusal::wrong_state);
    EXPECT_EQ(remind(seat("contact-nurse")).error().refusal, Refusal::wrong_state);
    EXPECT_EQ(remind(InviteeId{"none"}).error().refusal, Refusal::not_found);

    clock_.set(test::at("2026-11-23T09:00"));
    EXPECT_EQ(*remind(seat("contact-police")), 1);
    const ReportBoard now = *board();
    const auto row = std::ranges::find(now.rows, seat("contact-police"), [](const ReportRow& each) {
        return each.seat.invitee.id;
    });
    EXPECT_EQ(row->reminded_at, clock_.now());
}

TEST_P(ReportsForAMeeting, AreNotRemindedOfOnceTheyCame)
{
    ASSERT_EQ(*remind(seat("contact-nurse")), 1);
    const auto still = [&] {
        return database().read([&](UnitOfWork& work) {
            for (const OutboxMessage& each : work.outbox.of_meeting(test::authority_1, meeting_))
                if (each.kind == MessageKind::reminder) return still_to_be_told(work, each);
            return false;
        });
    };
    EXPECT_TRUE(still());

    ASSERT_TRUE(record(from_the_nurse()));

    EXPECT_FALSE(still());
}

TEST_P(ReportsForAMeeting, AreListedWhileTheyAreMissing)
{
    const auto missing = [&] {
        return *database().transact([&](UnitOfWork& work) {
            return list_missing_reports(work, tools(), test::person("support-1"), {});
        });
    };
    auto list = missing();
    ASSERT_EQ(list.entries.size(), 1U);
    EXPECT_EQ(list.entries[0].asked, 3);
    EXPECT_EQ(list.entries[0].missing,
              (Lines{"Health trust", "Police protection unit", "Social worker"}));
    EXPECT_EQ(list.entries[0].left.working_days, 0);

    ASSERT_TRUE(record(from_the_nurse()));
    EXPECT_EQ(missing().entries[0].missing.size(), 2U);

    clock_.set(test::at("2026-11-25T12:30"));
    EXPECT_TRUE(missing().entries.empty());
}

QUORATE_ON_EVERY_DATABASE(ReportsForAMeeting);

}  // namespace
}  // namespace quorate::core
