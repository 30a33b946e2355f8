#include "db/stores/agency_report_store.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using core::AgencyReport;
using core::AgencyReportId;
using core::InviteeId;
using core::MeetingId;
using core::ReportFileId;
using test::at;

const core::AuthorityId here{"authority-1"};
const core::AuthorityId elsewhere{"authority-2"};
const InviteeId seat{"seat-m1"};

class AgencyReportsOnDisk : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", at("2026-11-25T10:00"));
    }

    template <class Deed>
    auto with(Deed deed)
    {
        return database().write([&](core::UnitOfWork& work) { return deed(work.agency_reports); });
    }

    static core::ReportFile file(const char* id)
    {
        return {.id = ReportFileId{id},
                .type = core::ReportFileType::odt,
                .size = 12,
                .scan = core::FileScan::clean,
                .sealed_name = "name",
                .added_at = at("2026-11-20T09:00")};
    }

    void keep(const char* id)
    {
        with([&](core::AgencyReportStore& store) {
            store.add_file(here, seat, file(id), std::string{"bytes of "} + id);
            return 0;
        });
    }

    static AgencyReport draft()
    {
        return {.id = AgencyReportId{"r1"},
                .authority = here,
                .meeting = MeetingId{"m1"},
                .seat = seat,
                .sealed_text = "text",
                .saved_at = at("2026-11-20T09:00")};
    }

    void add(const AgencyReport& report)
    {
        with([&](core::AgencyReportStore& store) {
            store.add(report);
            return 0;
        });
    }

    core::Result<int> save(const AgencyReport& report)
    {
        return with([&](core::AgencyReportStore& store) { return store.save(report); });
    }

    std::vector<AgencyReport> reports()
    {
        return with([](core::AgencyReportStore& store) { return store.of_seat(here, seat); });
    }

    std::optional<std::string> bytes(const char* id)
    {
        return with([&](core::AgencyReportStore& store) {
            return store.file_bytes(here, ReportFileId{id});
        });
    }
};

TEST_P(AgencyReportsOnDisk, ComeBackWithTheirFilesInOrder)
{
    keep("f1");
    keep("f2");
    AgencyReport report = draft();
    report.files = {file("f2"), file("f1")};
    add(report);

    const auto found = reports();

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].sealed_text, "text");
    EXPECT_EQ(found[0].files, report.files);
    EXPECT_EQ(found[0].received_on, std::nullopt);
    EXPECT_EQ(bytes("f1"), "bytes of f1");
    EXPECT_EQ(bytes("f3"), std::nullopt);
    EXPECT_FALSE(with([](core::AgencyReportStore& store) {
        return store.find(elsewhere, AgencyReportId{"r1"});
    }));
}

TEST_P(AgencyReportsOnDisk, BecomeAVersionWhenTheDraftIsSent)
{
    add(draft());
    AgencyReport sent = draft();
    sent.number = 1;
    sent.received_on = test::day("2026-11-20");
    sent.shared_on = test::day("2026-11-19");
    const auto saved = save(sent);
    ASSERT_TRUE(saved);
    EXPECT_EQ(*saved, 2);
    EXPECT_EQ(save(sent).error().refusal, core::Refusal::stale_version);

    AgencyReport next = draft();
    next.id = AgencyReportId{"r2"};
    add(next);

    const auto found = reports();
    ASSERT_EQ(found.size(), 2U);
    EXPECT_TRUE(found[0].is_draft());
    EXPECT_EQ(found[1].number, 1);
    EXPECT_EQ(found[1].shared_on, test::day("2026-11-19"));
    next.id = AgencyReportId{"r3"};
    EXPECT_EQ(save(next).error().refusal, core::Refusal::not_found);
}

TEST_P(AgencyReportsOnDisk, ForgetFilesThatNoVersionHolds)
{
    keep("f1");
    keep("f2");
    AgencyReport report = draft();
    report.files = {file("f1"), file("f2")};
    add(report);
    report.files = {file("f2")};
    ASSERT_TRUE(save(report));

    with([](core::AgencyReportStore& store) {
        store.drop_unheld(here, seat);
        return 0;
    });

    EXPECT_EQ(bytes("f1"), std::nullopt);
    EXPECT_EQ(bytes("f2"), "bytes of f2");
}

TEST_P(AgencyReportsOnDisk, AreCountedAsSentBetweenTwoMoments)
{
    const auto sent = [&](const char* from, const char* until) {
        return with([&](core::AgencyReportStore& store) {
            return store.sent_between(here, at(from), at(until)).size();
        });
    };
    add(draft());
    EXPECT_EQ(sent("2026-11-25T00:00", "2026-11-26T00:00"), 0U);
    AgencyReport report = draft();
    report.number = 1;
    report.received_on = test::day("2026-11-20");
    ASSERT_TRUE(save(report));

    EXPECT_EQ(sent("2026-11-25T00:00", "2026-11-26T00:00"), 1U);
    EXPECT_EQ(sent("2026-11-26T00:00", "2026-11-27T00:00"), 0U);
}

TEST_P(AgencyReportsOnDisk, KnowWhoWasRemindedLast)
{
    for (const char* id : {"o1", "o2"})
        test::run(temp_.pool(),
                  "insert into outbox_message (id, authority_id, dedupe_key, kind, meeting_id, "
                  "invitee_id, sequence, to_email, message_id, state, next_at, created_at) values "
                  "('" +
                      std::string{id} + "', 'authority-1', 'key-" + id +
                      "', 'reminder', 'm1', 'seat-m1', 0, 'lee@police.example', 'mid-" + id +
                      "', 'pending', 0, 0)");
    const auto chase = [](const char* id, const char* when) {
        return core::ReportChase{.message = core::OutboxMessageId{id},
                                 .meeting = MeetingId{"m1"},
                                 .seat = seat,
                                 .asked_by = core::UserId{"support-1"},
                                 .asked_at = at(when)};
    };
    with([&](core::AgencyReportStore& store) {
        store.note_chase(here, chase("o1", "2026-11-19T09:00"));
        store.note_chase(here, chase("o2", "2026-11-20T09:00"));
        return 0;
    });

    const auto found =
        with([](core::AgencyReportStore& store) { return store.chases_of(here, MeetingId{"m1"}); });
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0], chase("o2", "2026-11-20T09:00"));
    EXPECT_TRUE(with([](core::AgencyReportStore& store) {
        return store.is_chase(here, core::OutboxMessageId{"o1"});
    }));
    EXPECT_FALSE(with([](core::AgencyReportStore& store) {
        return store.is_chase(elsewhere, core::OutboxMessageId{"o1"});
    }));

    const auto of_agency = [&](const char* agency, const char* now, const char* before) {
        return with([&](core::AgencyReportStore& store) {
            return store.chases_of_agency(here, core::AgencyId{agency}, at(now), at(before)).size();
        });
    };
    EXPECT_EQ(of_agency("agency-police", "2026-11-20T10:00", "2026-11-20T00:00"), 1U);
    EXPECT_EQ(of_agency("agency-police", "2026-11-20T10:00", "2026-11-21T00:00"), 2U);
    EXPECT_EQ(of_agency("agency-health", "2026-11-20T10:00", "2026-11-21T00:00"), 0U);
    EXPECT_EQ(of_agency("agency-police", "2027-11-20T10:00", "2027-11-21T00:00"), 0U);
    test::run(temp_.pool(), "update family_case set level = 1 where id = 'case-1'");
    EXPECT_EQ(of_agency("agency-police", "2026-11-20T10:00", "2026-11-21T00:00"), 0U);
}

QUORATE_ON_EVERY_DATABASE(AgencyReportsOnDisk);

}  // namespace
}  // namespace quorate::db
