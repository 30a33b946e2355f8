#include "server/cli/checkup.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>

#include "core/audit/audit_trail.hpp"
#include "server/identity/backup_key.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/staffed_authority.hpp"
#include "tests/support/temp_database.hpp"

namespace quorate::server {
namespace {

// An installation that recorded something at nine.
class Checkup : public testing::Test {
protected:
    Checkup()
    {
        test::add_staffed_authorities(temp_.pool());
        const auto recorded =
            temp_.database().transact([](core::UnitOfWork& work) -> core::Result<core::Done> {
                core::AuditRecord record{};
                record.at = test::at("2026-11-23T09:00");
                record.actor = "system";
                record.action = "service.started";
                record.result = "ok";
                work.audit.record(test::exampleshire, record);
                return core::Done{};
            });
        EXPECT_TRUE(recorded);
    }

    bool finds_the_clock_wrong(const char* now)
    {
        Settings settings;
        settings.data = "no such folder";
        settings.database = temp_.url();
        settings.pdf_program = "off";
        const auto found = examine(settings, test::FakeClock{test::at(now)});
        return std::ranges::any_of(found, [](const Finding& each) {
            return each.subject == "clock" && each.kind == Finding::Kind::fault;
        });
    }

    test::TempDatabase temp_{db::Dialect::sqlite};
};

TEST_F(Checkup, FindsASignOnThatDoesNotAnswer)
{
    Settings settings;
    settings.data = "no such folder";
    settings.database = temp_.url();
    settings.pdf_program = "off";
    const auto sign_on = [&] {
        const auto found = examine(settings, test::FakeClock{test::at("2026-11-23T10:00")});
        const auto row = std::ranges::find(found, "sign-on", &Finding::subject);
        return row == found.end() ? std::string{} : row->sentence;
    };
    EXPECT_EQ(sign_on(), "");
    settings.work_account.issuer = "http://127.0.0.1:1";  // nobody listens there
    settings.work_account.client_id = "quorate";
    EXPECT_NE(sign_on().find("cannot be used: no document of oidc.issuer"), std::string::npos);
    settings.work_account.client_secret_file = "no such file";
    EXPECT_NE(sign_on().find("cannot be read"), std::string::npos);
}

TEST_F(Checkup, FindsAClockThatStandsBeforeWhatWasRecorded)
{
    EXPECT_TRUE(finds_the_clock_wrong("2026-11-23T08:00"));
    EXPECT_TRUE(finds_the_clock_wrong("2025-11-23T10:00"));
    EXPECT_FALSE(finds_the_clock_wrong("2026-11-23T09:00"));
    EXPECT_FALSE(finds_the_clock_wrong("2026-11-24T10:00"));
}

TEST_F(Checkup, FindsAKeyOfBackupsThatOthersMayRead)
{
    const test::TempFolder folder;
    Settings settings;
    settings.data = folder.path();
    settings.database = temp_.url();
    settings.pdf_program = "off";
    const auto finds_the_key_wrong = [&settings] {
        const auto found = examine(settings, test::FakeClock{test::at("2026-11-24T10:00")});
        return std::ranges::any_of(found, [](const Finding& each) {
            return each.subject == "backup key" && each.kind == Finding::Kind::fault;
        });
    };
    EXPECT_FALSE(finds_the_key_wrong()) << "there is none before the first backup";
    BackupKey::make(settings.backup_key());
    EXPECT_FALSE(finds_the_key_wrong());

    ::chmod(settings.backup_key().c_str(), 0644);

    EXPECT_TRUE(finds_the_key_wrong());
}

}  // namespace
}  // namespace quorate::server
