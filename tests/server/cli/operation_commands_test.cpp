#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "core/rules/holiday_list.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/dovecot_server.hpp"

namespace quorate::server {
namespace {

using test::run_quorate;

TEST(Doctor, FindsAFreshInstallationHealthy)
{
    const test::TempFolder folder;
    ASSERT_EQ(run_quorate({"authority", "list", "--data", folder.path()}).exit_code, 0);

    const auto looked = run_quorate({"doctor", "--data", folder.path()});

    EXPECT_EQ(looked.exit_code, 0) << looked.out;
    EXPECT_NE(looked.out.find("reachable and up to date"), std::string::npos) << looked.out;
    EXPECT_NE(looked.out.find("survives a power cut"), std::string::npos) << looked.out;
}

TEST(Doctor, NamesASecretThatOthersMayRead)
{
    const test::TempFolder folder;
    ASSERT_EQ(run_quorate({"authority", "list", "--data", folder.path()}).exit_code, 0);
    chmod((folder.path() + "/secret.key").c_str(), 0644);

    const auto looked = run_quorate({"doctor", "--data", folder.path()});

    EXPECT_EQ(looked.exit_code, 1);
    EXPECT_NE(looked.out.find("chmod 600"), std::string::npos) << looked.out;
    EXPECT_EQ(looked.err, "quorate: 1 fault\n");
}

TEST(Doctor, MakesNothing)
{
    const test::TempFolder folder;

    const auto looked = run_quorate({"doctor", "--data", folder.path()});

    EXPECT_EQ(looked.exit_code, 1);
    EXPECT_NE(looked.out.find("run quorate migrate"), std::string::npos) << looked.out;
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Doctor, SaysThatNothingMakesPdfs)
{
    const test::TempFolder folder;
    ASSERT_EQ(run_quorate({"authority", "list", "--data", folder.path()}).exit_code, 0);
    std::ofstream{folder.path() + "/q.toml"} << "data = '" << folder.path()
                                             << "'\npdf_program = '/nowhere/weasyprint'\n";

    const auto looked = run_quorate({"doctor", "--config", folder.path() + "/q.toml"});

    EXPECT_EQ(looked.exit_code, 1);
    EXPECT_NE(looked.out.find("WeasyPrint is not installed"), std::string::npos) << looked.out;
}

// Settings of an installation whose replies come from that mail server.
std::string settings_of(const test::TempFolder& folder,
                        const ImapSettings& inbox,
                        const std::string& password)
{
    std::ofstream{folder.path() + "/imap.password"} << password;
    std::ofstream{folder.path() + "/q.toml"}
        << "data = '" << folder.path() << "'\n[mail]\ninbound_imap_host = '" << inbox.host
        << "'\ninbound_imap_port = " << inbox.port << "\ninbound_imap_user = '" << inbox.user
        << "'\ninbound_imap_password_file = '" << folder.path() << "/imap.password'\nca_file = '"
        << inbox.ca_file << "'\n";
    return folder.path() + "/q.toml";
}

TEST(Doctor, SignsInToTheFolderOfReplies)
{
    QUORATE_NEEDS_DOVECOT();
    const test::DovecotServer dovecot;
    const test::TempFolder folder;
    const ImapSettings inbox = dovecot.settings();

    const auto good =
        run_quorate({"doctor", "--config", settings_of(folder, inbox, inbox.password)});
    EXPECT_NE(good.out.find("the folder for replies can be read"), std::string::npos) << good.out;

    const auto bad = run_quorate({"doctor", "--config", settings_of(folder, inbox, "another")});
    EXPECT_NE(bad.out.find("does not take mail.inbound_imap_user"), std::string::npos) << bad.out;
}

TEST(MailIngest, TakesTheFolderOfTheMailServerOnce)
{
    QUORATE_NEEDS_DOVECOT();
    const test::DovecotServer dovecot;
    dovecot.deliver("1.host", "From: a@example.org\r\nSubject: Hello\r\n\r\nbody\r\n");
    const test::TempFolder folder;
    const ImapSettings inbox = dovecot.settings();
    const std::string config = settings_of(folder, inbox, inbox.password);
    ASSERT_EQ(run_quorate({"migrate", "--config", config}).exit_code, 0);

    for (const char* taken : {"{\"taken\":1}", "{\"taken\":0}"}) {
        const auto said = run_quorate({"mail", "ingest", "--imap", "--config", config});
        EXPECT_EQ(said.exit_code, 0) << said.err;
        EXPECT_NE(said.out.find(taken), std::string::npos) << said.out;
    }

    const auto off = run_quorate({"mail", "ingest", "--imap", "--data", folder.path()});
    EXPECT_NE(off.exit_code, 0);
    EXPECT_NE(off.err.find("mail.inbound_imap_host"), std::string::npos) << off.err;
}

class HolidayList : public testing::Test {
protected:
    test::CommandOutcome import_list(const std::string& csv)
    {
        std::ofstream{file_} << csv;
        return run_quorate({"holidays", "import", file_, "--data", folder_.path()});
    }

    // What the check writes of lists that reach far enough.
    std::string check()
    {
        const auto checked = run_quorate({"holidays", "check", "--data", folder_.path()});
        EXPECT_EQ(checked.exit_code, 0) << checked.err;
        return checked.out;
    }

    test::TempFolder folder_;
    std::string file_ = folder_.path() + "/new.csv";
};

TEST_F(HolidayList, IsPutForwardByTheOperatorAndNotYetCountedBy)
{
    test::add_authority(folder_.path());
    const std::string before = check();

    const auto imported = import_list(
        "known_from,2015-01-01\nknown_until,2031-12-31\ndate,title,note\n"
        "2026-12-25,Christmas Day,\n2031-05-05,One announced late,\n");

    EXPECT_EQ(imported.exit_code, 0) << imported.err;
    EXPECT_EQ(imported.out,
              "Put forward for Testshire: an administrator confirms it under Bank holidays.\n");
    EXPECT_EQ(check(), before);
    EXPECT_EQ(before, "Testshire: 115 bank holidays, from 2015-01-01 until 2028-12-31.\n");
}

TEST_F(HolidayList, IsRefusedWhenItIsWrongOrReachesLessFar)
{
    test::add_authority(folder_.path());

    const auto wrong =
        import_list("known_from,2015-01-01\nknown_until,2031-12-31\n25/12/2026,X,\n");
    const auto shorter = import_list("known_from,2015-01-01\nknown_until,2027-12-31\n");

    EXPECT_EQ(wrong.exit_code, 1);
    EXPECT_EQ(wrong.err,
              "quorate: Testshire: holidays: Line 3: Write the date like 2026-12-25\n"
              "quorate: the list was put forward for no authority\n");
    EXPECT_EQ(shorter.exit_code, 1);
    EXPECT_EQ(shorter.err,
              "quorate: Testshire: list: The list must reach at least until 2028-12-31, as the "
              "one in use does\nquorate: the list was put forward for no authority\n");
}

TEST_F(HolidayList, NeedsAnAuthorityToBePutForwardFor)
{
    EXPECT_EQ(import_list("known_from,2015-01-01\nknown_until,2031-12-31\n").err,
              "quorate: there is no authority yet: quorate authority add\n");
}

TEST(HolidayHorizon, IsEighteenMonths)
{
    const core::BankHolidays holidays{{}, test::day("2020-01-01"), test::day("2028-12-31")};

    EXPECT_TRUE(core::reaches_far_enough(holidays, test::day("2027-06-30")));
    EXPECT_FALSE(core::reaches_far_enough(holidays, test::day("2027-07-01")));
}

}  // namespace
}  // namespace quorate::server
