#include "server/mail/maildir.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <stdexcept>

#include "tests/support/command_line.hpp"

namespace quorate::server {
namespace {

class MaildirFolder : public testing::Test {
protected:
    MaildirFolder() { std::filesystem::create_directory(path_ / "new"); }

    void deliver(const std::string& name, const std::string& mail)
    {
        std::ofstream{path_ / "new" / name, std::ios::binary} << mail;
    }

    test::TempFolder folder_;
    std::filesystem::path path_{folder_.path()};
};

TEST_F(MaildirFolder, GivesWhatNobodyHasSeenAndMovesWhatWas)
{
    deliver("2.host", "second");
    deliver("1.host", "first");
    deliver(".hidden", "no mail");
    const Maildir folder{path_};

    EXPECT_EQ(folder.unseen(10), (std::vector<std::string>{"1.host", "2.host"}));
    EXPECT_EQ(folder.unseen(1), std::vector<std::string>{"1.host"});
    EXPECT_EQ(folder.read("1.host", 100), "first");
    folder.seen("1.host", false);
    folder.seen("2.host", true);

    EXPECT_TRUE(folder.unseen(10).empty());
    EXPECT_TRUE(std::filesystem::exists(path_ / "cur" / "1.host:2,S"));
    EXPECT_TRUE(std::filesystem::exists(path_ / "cur" / "2.host:2,FS"));
}

TEST_F(MaildirFolder, ReadsNoLinkAndNoPipe)
{
    const Maildir folder{path_};
    std::filesystem::create_symlink("/etc/passwd", path_ / "new" / "link");
    ASSERT_EQ(::mkfifo((path_ / "new" / "pipe").c_str(), 0600), 0);

    EXPECT_THROW(folder.read("link", 100), std::runtime_error);
    EXPECT_THROW(folder.read("pipe", 100), std::runtime_error);
}

TEST_F(MaildirFolder, ReadsNoMoreOfAMailThanShowsThatItIsTooLarge)
{
    deliver("1.host", std::string(300'000, 'x'));

    EXPECT_LT(Maildir{path_}.read("1.host", 1000).size(), 100'000u);
}

TEST(MaildirWithoutNew, IsNone)
{
    const test::TempFolder folder;
    EXPECT_THROW(Maildir{folder.path()}, std::runtime_error);
}

}  // namespace
}  // namespace quorate::server
