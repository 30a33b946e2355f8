#include "server/cli/backup_command.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "server/identity/backup_key.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/temp_database.hpp"

namespace quorate::server {
namespace {

using test::run_quorate;

std::string bytes_of(const std::string& file)
{
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

// Where a backup goes to: a file that is not there yet, or a database without a table.
class FreshPlace {
public:
    explicit FreshPlace(test::TempDatabase& beside) : beside_{beside}
    {
        const std::string& url = beside.url();
        if (beside.pool().url().dialect == db::Dialect::sqlite) {
            url_ = "sqlite:" + folder_.path() + "/quorate.db";
            return;
        }
        name_ = url.substr(url.rfind('/') + 1) + "_fresh";
        url_ = url + "_fresh";
        administer("create database " + name_);
    }
    ~FreshPlace()
    {
        if (!name_.empty()) administer("drop database if exists " + name_ + " with (force)");
    }
    FreshPlace(const FreshPlace&) = delete;
    FreshPlace& operator=(const FreshPlace&) = delete;

    const std::string& folder() const { return folder_.path(); }
    const std::string& url() const { return url_; }

private:
    void administer(const std::string& statement)
    {
        beside_.pool().take(db::Access::write).sql().run_once(statement);
    }

    test::TempDatabase& beside_;
    test::TempFolder folder_;
    std::string name_;
    std::string url_;
};

class Backup : public testing::TestWithParam<db::Dialect> {
protected:
    void SetUp() override
    {
        test::put_test_secret(from_.path());
        const auto added = on_source({"authority",
                                      "add",
                                      "--name",
                                      "Testshire",
                                      "--email",
                                      "meetings@testshire.example",
                                      "--phone",
                                      "01632 960000"});
        ASSERT_EQ(added.exit_code, 0) << added.err;
    }

    test::CommandOutcome on_source(std::vector<std::string> words)
    {
        words.insert(words.end(), {"--data", from_.path(), "--database", source_.url()});
        return run_quorate(words);
    }

    test::CommandOutcome on_fresh(std::vector<std::string> words)
    {
        words.insert(words.end(), {"--data", fresh_.folder(), "--database", fresh_.url()});
        return run_quorate(words);
    }

    test::CommandOutcome backup() { return on_source({"backup", file_}); }
    test::CommandOutcome restore(const std::string& key)
    {
        return on_fresh({"restore", file_, "--backup-key", key});
    }

    // What an operator puts in its place before the restored one serves.
    void bring_secret() const
    {
        std::filesystem::copy_file(from_.path() + "/secret.key", fresh_.folder() + "/secret.key");
    }

    std::string key() const { return from_.path() + "/backup.key"; }

    test::TempFolder from_;
    test::TempDatabase source_{GetParam()};
    FreshPlace fresh_{source_};
    std::string file_ = from_.path() + "/saved";
};

INSTANTIATE_TEST_SUITE_P(, Backup, testing::ValuesIn(test::dialects()), [](const auto& test) {
    return test::name_of(test.param);
});

TEST_P(Backup, ComesBackWhole)
{
    ASSERT_EQ(backup().exit_code, 0);

    const auto restored = restore(key());

    EXPECT_EQ(restored.exit_code, 0) << restored.err;
    bring_secret();
    EXPECT_EQ(on_fresh({"authority", "list"}).out, on_source({"authority", "list"}).out);
    EXPECT_EQ(on_fresh({"audit", "verify"}).exit_code, 0);
}

TEST_P(Backup, IsServedOnlyWithTheSecretItWasSealedWith)
{
    ASSERT_EQ(backup().exit_code, 0);
    const auto restored = restore(key());
    ASSERT_EQ(restored.exit_code, 0) << restored.err;
    const std::string place = fresh_.folder() + "/secret.key";
    EXPECT_NE(restored.out.find(place), std::string::npos) << restored.out;

    const auto refused = on_fresh({"audit", "verify"});

    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_NE(refused.err.find("put the secret file of its installation at " + place),
              std::string::npos)
        << refused.err;
    EXPECT_FALSE(std::filesystem::exists(place)) << "none is made beside what is sealed";
    EXPECT_EQ(on_fresh({"doctor"}).exit_code, 1);
    bring_secret();
    EXPECT_EQ(on_fresh({"audit", "verify"}).exit_code, 0);
}

TEST_P(Backup, HoldsNothingThatCanBeRead)
{
    ASSERT_EQ(backup().exit_code, 0);

    const std::string bytes = bytes_of(file_);

    EXPECT_TRUE(bytes.starts_with("quorate-backup-1 " + BackupKey::from_file(key()).id() + "\n"));
    EXPECT_EQ(bytes.find("Testshire"), std::string::npos);
    EXPECT_EQ(bytes.find("SQLite format"), std::string::npos);
    EXPECT_EQ(bytes.find("PGDMP"), std::string::npos);
}

TEST_P(Backup, MakesItsKeyOnceAndSaysToKeepIt)
{
    const auto first = backup();
    std::filesystem::remove(file_);
    const auto second = backup();

    struct stat about{};
    ASSERT_EQ(::stat(key().c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777, 0600U);
    EXPECT_NE(first.out.find("Keep a copy of this key elsewhere: without it no backup can be read"),
              std::string::npos)
        << first.out;
    EXPECT_EQ(second.out.find("Keep a copy of this key"), std::string::npos) << second.out;
    EXPECT_EQ(second.exit_code, 0) << second.err;
}

TEST_P(Backup, LeavesNothingBesideItself)
{
    ASSERT_EQ(backup().exit_code, 0);

    for (const auto& each : std::filesystem::directory_iterator{from_.path()})
        EXPECT_NE(each.path().extension(), ".part") << each.path();
    if (GetParam() == db::Dialect::postgresql) return;
    const std::filesystem::path database{source_.pool().url().location};
    for (const auto& each : std::filesystem::directory_iterator{database.parent_path()})
        EXPECT_EQ(each.path().string().find(".copy-"), std::string::npos) << each.path();
}

TEST_P(Backup, IsRefusedWithoutItsKey)
{
    ASSERT_EQ(backup().exit_code, 0);

    const auto restored = on_fresh({"restore", file_});

    EXPECT_EQ(restored.exit_code, 1);
    EXPECT_EQ(restored.err,
              "quorate: this backup is sealed with the key " + BackupKey::from_file(key()).id() +
                  ", and there is no key at " + fresh_.folder() +
                  "/backup.key: put it there, or name its file with --backup-key\n");
}

TEST_P(Backup, IsRefusedWithAnotherKey)
{
    ASSERT_EQ(backup().exit_code, 0);
    const std::string other = from_.path() + "/other.key";
    const std::string id = BackupKey::make(other).id();

    const auto restored = restore(other);

    EXPECT_EQ(restored.exit_code, 1);
    EXPECT_NE(restored.err.find("is the key " + id + ": name the right file"), std::string::npos)
        << restored.err;
    EXPECT_NE(restored.err.find(BackupKey::from_file(key()).id()), std::string::npos);
}

TEST_P(Backup, IsRefusedWithAnyBitTurned)
{
    ASSERT_EQ(backup().exit_code, 0);
    const std::string whole = bytes_of(file_);

    // In the stream's start, its first chunk, the middle and the last byte.
    for (const std::size_t at :
         {std::size_t{40}, std::size_t{100}, whole.size() / 2, whole.size() - 1}) {
        std::string bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ 1);
        std::ofstream{file_, std::ios::binary} << bytes;

        const auto restored = restore(key());

        EXPECT_EQ(restored.exit_code, 1) << at;
        EXPECT_EQ(restored.err, "quorate: the backup is damaged: " + file_ + "\n") << at;
    }
    std::ofstream{file_, std::ios::binary} << whole;
    EXPECT_EQ(restore(key()).exit_code, 0);
}

TEST_P(Backup, IsRefusedWithoutItsEnd)
{
    ASSERT_EQ(backup().exit_code, 0);
    const std::string whole = bytes_of(file_);
    constexpr std::size_t a_chunk = 64 * 1024 + 17;
    constexpr std::size_t before_them = 34 + 24;

    for (const std::size_t size :
         {std::size_t{50}, std::size_t{5000}, before_them + a_chunk, whole.size() - 1}) {
        if (size >= whole.size()) continue;
        std::ofstream{file_, std::ios::binary} << whole.substr(0, size);

        const auto restored = restore(key());

        EXPECT_EQ(restored.exit_code, 1) << size;
        EXPECT_EQ(restored.err, "quorate: the backup is damaged: " + file_ + "\n") << size;
    }
    std::ofstream{file_, std::ios::binary} << whole << "more";
    EXPECT_EQ(restore(key()).exit_code, 1);
}

TEST_P(Backup, IsInTheClearWhenThatIsAskedFor)
{
    ASSERT_EQ(on_source({"backup", file_, "--plain"}).exit_code, 0);

    const std::string start = bytes_of(file_).substr(0, 64);
    const auto restored = on_fresh({"restore", file_});

    EXPECT_TRUE(start.starts_with("SQLite format 3") || start.starts_with("PGDMP"));
    EXPECT_FALSE(std::filesystem::exists(key()));
    EXPECT_EQ(restored.exit_code, 0) << restored.err;
    bring_secret();
    EXPECT_EQ(on_fresh({"authority", "list"}).out, on_source({"authority", "list"}).out);
}

TEST_P(Backup, IsInTheClearWhereNoKeyIsWanted)
{
    ASSERT_EQ(on_source({"backup", file_, "--backup-key", "off"}).exit_code, 0);

    EXPECT_EQ(on_fresh({"restore", file_}).exit_code, 0);
}

TEST_P(Backup, NeverWritesOverAnything)
{
    ASSERT_EQ(backup().exit_code, 0);
    EXPECT_EQ(backup().exit_code, 1);
    ASSERT_EQ(restore(key()).exit_code, 0);

    const auto again = restore(key());

    EXPECT_EQ(again.exit_code, 1);
    EXPECT_NE(again.err.find("there is a database already"), std::string::npos) << again.err;
}

TEST_P(Backup, IsNotTakenWithAKeyThatOthersMayRead)
{
    ASSERT_EQ(backup().exit_code, 0);
    ::chmod(key().c_str(), 0640);
    std::filesystem::remove(file_);

    const auto again = backup();

    EXPECT_EQ(again.exit_code, 1);
    EXPECT_NE(again.err.find("chmod 600 " + key()), std::string::npos) << again.err;
    EXPECT_FALSE(std::filesystem::exists(file_));
}

TEST_P(Backup, DoesNotHoldTheSecret)
{
    ASSERT_EQ(backup().exit_code, 0);
    ASSERT_EQ(restore(key()).exit_code, 0);

    EXPECT_FALSE(std::filesystem::exists(fresh_.folder() + "/secret.key"));
    EXPECT_FALSE(std::filesystem::exists(fresh_.folder() + "/backup.key"));
}

TEST(BackupOfNothing, MakesNoKey)
{
    const test::TempFolder folder;

    const auto outcome = run_quorate({"backup", folder.path() + "/saved", "--data", folder.path()});

    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(RestoreOfSomethingElse, IsRefused)
{
    const test::TempFolder folder;
    const std::string file = folder.path() + "/saved";
    std::ofstream{file} << "not a database at all";

    const auto outcome = run_quorate({"restore", file, "--data", folder.path()});

    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_EQ(outcome.err, "quorate: this is no backup of an SQLite database: " + file + "\n");
    EXPECT_FALSE(std::filesystem::exists(folder.path() + "/quorate.db.part"));
}

TEST(RestoreOfADamagedPlainBackup, IsRefused)
{
    const test::TempFolder folder;
    const test::TempFolder fresh;
    const std::string file = folder.path() + "/saved";
    test::add_authority(folder.path());
    ASSERT_EQ(run_quorate({"backup", file, "--plain", "--data", folder.path()}).exit_code, 0);
    std::filesystem::resize_file(file, 5000);

    const auto outcome = run_quorate({"restore", file, "--data", fresh.path()});

    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_EQ(outcome.err, "quorate: the backup is damaged: " + file + "\n");
    EXPECT_FALSE(std::filesystem::exists(fresh.path() + "/quorate.db"));
}

}  // namespace
}  // namespace quorate::server
