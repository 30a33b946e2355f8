#include "core/pack/report_by_link.hpp"

#include <gtest/gtest.h>

#include "core/audit/audit_trail.hpp"
#include "core/dates/date_text.hpp"
#include "core/pack/agency_report_store.hpp"
#include "core/pack/report_board.hpp"
#include "tests/support/fake_seal.hpp"
#include "tests/support/meeting_fixture.hpp"
#include "tests/support/report_files.hpp"
#include "tests/support/trusted_device.hpp"

namespace quorate::core {
namespace {

class ReportsByLink : public test::MeetingTest {
protected:
    void SetUp() override
    {
        test::MeetingTest::SetUp();
        meeting_ = scheduled(conference()).id;
    }

    std::string token(const SeatHolder& who)
    {
        return link_of(test::MeetingTest::seat_of(meeting_, who));
    }
    std::string nurse() { return token({.contact = ContactId{"contact-nurse"}}); }

    ReportByLink look(const std::string& token)
    {
        return *database().read(
            [&](UnitOfWork& work) { return view_report_by_link(work, tools(), token); });
    }

    Result<ReportByLink> open_on(const std::string& device, const std::string& token)
    {
        return database().transact([&](UnitOfWork& work) {
            return open_report_by_link(
                work,
                tools(),
                seal_,
                {.token = token, .device = device, .network = "203.0.113.0/24"});
        });
    }

    // Of whoever is behind the link, after a code was typed into it.
    std::string a_device(const std::string& token)
    {
        return database().write([&](UnitOfWork& work) {
            return test::trusted_device(
                work, links_, random_, report_door(work, tools(), token), clock_.now());
        });
    }

    ReportByLink open(const std::string& token) { return *open_on(a_device(token), token); }

    WriteReport a_report()
    {
        return {.token = nurse(),
                .network = "203.0.113.0/24",
                .text = {.strengths = FreeText{"Grows well"}, .worries = FreeText{"Missed visits"}},
                .shared = "yes",
                .shared_on = test::day("2026-11-19"),
                .send = true};
    }

    Result<WrittenReport> write_as_is(const WriteReport& command)
    {
        return database().transact(
            [&](UnitOfWork& work) { return write_report(work, tools(), seal_, command); });
    }

    // On a device that is trusted.
    Result<WrittenReport> write(WriteReport command)
    {
        command.device = a_device(command.token);
        return write_as_is(command);
    }

    TakenFile a_file(const std::string& name = "Notes.pdf")
    {
        const std::string pdf = test::a_pdf();
        return judge_files(seal_, random_, clock_.now(), {{.name = name, .bytes = pdf}})
            .taken.at(0);
    }

    static std::vector<std::string> fields(const std::vector<FieldError>& errors)
    {
        std::vector<std::string> names;
        for (const FieldError& error : errors)
            names.push_back(error.field);
        return names;
    }

    test::FakeSeal seal_;
    MeetingId meeting_;
};

using Fields = std::vector<std::string>;

TEST_P(ReportsByLink, AreAskedOfProfessionalsWithTheDay)
{
    const ReportByLink page = look(nurse());

    EXPECT_EQ(iso(page.due.on), "2026-11-20");
    EXPECT_EQ(page.state, ReportState::asked);
    EXPECT_TRUE(page.takes_reports);
    EXPECT_FALSE(page.is_begun());
    const auto asked = [&](const std::string& of) {
        return database().read(
            [&](UnitOfWork& work) { return report_asked_for(work, tools(), of); });
    };
    EXPECT_EQ(asked(nurse()), test::day("2026-11-20"));
    EXPECT_EQ(asked("no such link"), std::nullopt);
    EXPECT_EQ(asked(token({.user = UserId{"chair-1"}})), std::nullopt);
}

TEST_P(ReportsByLink, AreSentSealedAndReadAgainOnlyWhenOpened)
{
    const auto sent = write(a_report());

    ASSERT_TRUE(sent && sent->is_sent);
    const ReportByLink page = look(nurse());
    EXPECT_EQ(page.state, ReportState::received);
    EXPECT_EQ(page.sent, 1);
    EXPECT_TRUE(page.text.empty());
    const ReportByLink opened = open(nurse());
    EXPECT_EQ(opened.text.worries.reveal(), "Missed visits");
    EXPECT_EQ(opened.shared_on, test::day("2026-11-19"));
    const auto kept = database().read([&](UnitOfWork& work) {
        return work.agency_reports.of_meeting(test::authority_1, meeting_);
    });
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].sealed_text.find("Missed"), std::string::npos);
}

TEST_P(ReportsByLink, OpenOnADeviceOfTheirWriterAloneOnceSomethingIsWritten)
{
    EXPECT_TRUE(open_on("", nurse())) << "the blank form";
    ASSERT_TRUE(write_as_is(a_report())->is_sent) << "nor is a code needed to write it";

    for (const std::string& device : {std::string{},
                                      std::string{"no-such-device"},
                                      a_device(token({.contact = ContactId{"contact-police"}}))}) {
        const auto opened = open_on(device, nurse());
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().refusal, Refusal::not_signed_in);
    }
    EXPECT_EQ(open(nurse()).text.worries.reveal(), "Missed visits");
}

TEST_P(ReportsByLink, AreNotWrittenOverByWhoeverHoldsNothingButTheLink)
{
    ASSERT_TRUE(write_as_is(a_report())->is_sent);
    WriteReport another = a_report();
    another.text.worries = FreeText{"None at all"};

    const auto refused = write_as_is(another);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::not_signed_in);
    EXPECT_EQ(open(nurse()).text.worries.reveal(), "Missed visits");
}

TEST_P(ReportsByLink, AreWrittenOnByThePageThatWroteThemThatDayAndTheNext)
{
    WriteReport command = a_report();
    command.shared = "";
    const auto first = write_as_is(command);
    ASSERT_TRUE(first && !first->is_sent);
    EXPECT_FALSE(first->writer.empty());
    EXPECT_FALSE(open_on(first->writer, nurse())) << "it opens nothing";

    command = a_report();
    command.version = first->version;
    command.writer = "guessed";
    EXPECT_FALSE(write_as_is(command));
    command.writer = first->writer;
    clock_.advance(std::chrono::days{2});
    EXPECT_FALSE(write_as_is(command));
    clock_.advance(-std::chrono::days{1});
    ASSERT_TRUE(write_as_is(command)->is_sent);
}

TEST_P(ReportsByLink, KeepWhatIsRightWhenSomethingIsWrong)
{
    WriteReport command = a_report();
    command.shared = "";
    command.files = {a_file()};
    command.errors = {{"files", "File 2: The file is empty"}};

    const auto written = write(command);

    ASSERT_TRUE(written);
    EXPECT_FALSE(written->is_sent);
    EXPECT_TRUE(written->is_saved);
    EXPECT_EQ(fields(written->errors), (Fields{"files", "shared"}));
    const ReportByLink draft = open(nurse());
    EXPECT_EQ(draft.text.strengths.reveal(), "Grows well");
    ASSERT_EQ(draft.files.size(), 1U);
    EXPECT_EQ(draft.files[0].name, "report-health-1.pdf") << "behind a link nobody is named";
    EXPECT_EQ(draft.state, ReportState::draft);
    EXPECT_EQ(draft.version, written->version);
}

TEST_P(ReportsByLink, WantTextOrAFileAndADayThatIsNotAhead)
{
    WriteReport command = a_report();
    command.text = {};
    command.shared_on = test::day("2026-11-21");
    auto written = write(command);
    ASSERT_TRUE(written);
    EXPECT_EQ(fields(written->errors), (Fields{"involvement", "shared_on"}));

    command.shared = "no";
    command.files = {a_file()};
    command.version = written->version;
    written = write(command);
    ASSERT_TRUE(written);
    EXPECT_TRUE(written->is_sent);
}

TEST_P(ReportsByLink, AreReplacedByAnotherVersionAndEachIsKept)
{
    WriteReport first = a_report();
    first.files = {a_file("One.pdf"), a_file("Two.pdf")};
    ASSERT_TRUE(write(first)->is_sent);
    const ReportByLink opened = open(nurse());
    ASSERT_EQ(opened.files.size(), 2U);

    WriteReport second = a_report();
    second.text.worries = FreeText{"Seen since"};
    second.drop = {opened.files[0].file.id};
    ASSERT_TRUE(write(second)->is_sent);

    const auto kept = database().read([&](UnitOfWork& work) {
        return work.agency_reports.of_meeting(test::authority_1, meeting_);
    });
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_EQ(kept[0].number, 2);
    EXPECT_EQ(kept[0].files.size(), 1U);
    EXPECT_EQ(kept[1].number, 1);
    EXPECT_EQ(kept[1].files.size(), 2U);
    EXPECT_EQ(core::opened(seal_, kept[1].sealed_text).worries.reveal(), "Missed visits");
}

TEST_P(ReportsByLink, HoldFiveFilesAtMost)
{
    WriteReport command = a_report();
    for (int i = 0; i < 6; ++i)
        command.files.push_back(a_file());

    const auto written = write(command);

    ASSERT_TRUE(written);
    EXPECT_EQ(fields(written->errors), (Fields{"files"}));
    EXPECT_EQ(open(nurse()).files.size(), 5U);
}

TEST_P(ReportsByLink, DoNotOverwriteWhatAnotherWindowSaved)
{
    WriteReport command = a_report();
    command.send = false;
    const auto saved = write(command);
    ASSERT_TRUE(saved && saved->is_saved);
    command.text.worries = FreeText{"Typed elsewhere"};  // on top of nothing

    const auto stale = write(command);

    ASSERT_TRUE(stale);
    EXPECT_FALSE(stale->is_saved);
    EXPECT_EQ(fields(stale->errors), (Fields{""}));
    EXPECT_EQ(open(nurse()).text.worries.reveal(), "Missed visits");
    command.version = stale->version;
    EXPECT_TRUE(write(command)->is_saved);
}

TEST_P(ReportsByLink, AreLateAfterTheirDayAndClosedWhenTheMeetingStarts)
{
    clock_.set(test::at("2026-11-23T09:00"));
    EXPECT_EQ(look(nurse()).state, ReportState::overdue);
    ASSERT_TRUE(write(a_report())->is_sent);
    EXPECT_EQ(look(nurse()).state, ReportState::late);

    clock_.set(test::at("2026-11-25T10:00"));
    EXPECT_FALSE(look(nurse()).takes_reports);
    const auto closed = write(a_report());
    ASSERT_FALSE(closed);
    EXPECT_EQ(closed.error().refusal, Refusal::wrong_state);
}

TEST_P(ReportsByLink, AreNotForAMeetingThatNeedsNone)
{
    const std::string link = nurse();
    test::run(temp_.pool(), "update meeting set type = 'core_group'");

    const auto page =
        database().read([&](UnitOfWork& work) { return view_report_by_link(work, tools(), link); });

    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().refusal, Refusal::not_found);
}

TEST_P(ReportsByLink, SayToHealthServicesWhoPaysForThem)
{
    const std::string police = token({.contact = ContactId{"contact-police"}});
    EXPECT_EQ(look(nurse()).fee, FeePayer::not_said);
    database().write([&](UnitOfWork& work) {
        for (const FeePayer payer : {FeePayer::council, FeePayer::health_body})
            work.policy_notes.add(test::authority_1,
                                  {.kind = PolicyKind::report_fees,
                                   .value = std::string{code(payer)},
                                   .noted_by = UserId{"manager-1"},
                                   .noted_at = clock_.now()});
        return 0;
    });

    EXPECT_EQ(look(nurse()).fee, FeePayer::health_body) << "what was said last";
    EXPECT_EQ(look(police).fee, FeePayer::not_said);
}

QUORATE_ON_EVERY_DATABASE(ReportsByLink);

}  // namespace
}  // namespace quorate::core
