#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "server/worker/bounded_process.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/places.hpp"
#include "tests/support/reply_mails.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono_literals;

class MailCommand : public testing::Test {
protected:
    void SetUp() override { test::add_authority(folder_.path()); }

    // The program itself, as a mail server runs it: it starts itself once more to read the mail.
    ProcessOutcome ingest(const std::string& mail, std::vector<std::string> more = {})
    {
        std::vector<std::string> words{"mail", "ingest", "--data", folder_.path()};
        words.insert(words.end(), more.begin(), more.end());
        return run_bounded(test::binary_dir() + "/quorate", words, mail, {.deadline = 30s});
    }

    test::TempFolder folder_;
};

TEST_F(MailCommand, SaysInOneLineWhatBecameOfAMailAndNamesNobody)
{
    const auto taken = ingest(test::outlook_mail({}));

    EXPECT_EQ(taken.end, ProcessEnd::finished);
    EXPECT_EQ(taken.output, "{\"outcome\":\"unknown_address\"}\n");
}

TEST_F(MailCommand, WhatCannotBeReadIsDealtWithToo)
{
    const auto taken = ingest("");

    EXPECT_EQ(taken.end, ProcessEnd::finished);
    EXPECT_EQ(taken.output, "{\"outcome\":\"refused\",\"reason\":\"no_mail\"}\n");
}

TEST_F(MailCommand, EmptiesAFolder)
{
    const std::filesystem::path maildir = folder_.path() + "/mails";
    std::filesystem::create_directories(maildir / "new");
    std::ofstream{maildir / "new" / "1.host", std::ios::binary} << test::gmail_mail({});
    std::ofstream{maildir / "new" / "2.host", std::ios::binary} << test::written_mail({}, "Yes");

    const auto taken = ingest("", {"--maildir", maildir.string()});

    EXPECT_EQ(taken.end, ProcessEnd::finished);
    EXPECT_EQ(taken.output,
              "{\"outcome\":\"unknown_address\"}\n{\"outcome\":\"unknown_address\"}\n");
    EXPECT_TRUE(std::filesystem::is_empty(maildir / "new"));
}

TEST_F(MailCommand, AFolderThatIsNoneIsRefused)
{
    EXPECT_EQ(ingest("", {"--maildir", folder_.path() + "/nowhere"}).end, ProcessEnd::failed);
}

}  // namespace
}  // namespace quorate::server
