#include "server/cli/sealed_backup.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/support/command_line.hpp"

namespace quorate::server {
namespace {

constexpr std::size_t chunk = 64 * 1024;

class ASealedBackup : public testing::Test {
protected:
    std::string in(const std::string& name) const { return folder_.path() + "/" + name; }

    void seal(const std::string& text) const
    {
        std::ofstream{in("plain"), std::ios::binary} << text;
        std::filesystem::remove(in("sealed"));
        seal_backup(Descriptor::to_read(in("plain")), Descriptor::to_write(in("sealed")), key_);
    }

    // Nothing when it is not whole.
    std::optional<std::string> opened() const
    {
        std::string text;
        const bool is_whole =
            open_backup(in("sealed"), key_, [&text](std::string_view bytes) { text += bytes; });
        return is_whole ? std::optional{text} : std::nullopt;
    }

    std::string sealed() const
    {
        std::ifstream stream{in("sealed"), std::ios::binary};
        return {std::istreambuf_iterator<char>{stream}, {}};
    }

    test::TempFolder folder_;
    BackupKey key_ = BackupKey::make(in("backup.key"));
};

TEST_F(ASealedBackup, OpensToWhatWasSealedWhateverItsSize)
{
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{1}, chunk - 1, chunk, chunk + 1, 3 * chunk}) {
        const std::string text(size, 'q');
        seal(text);

        EXPECT_EQ(opened(), text) << size;
    }
}

TEST_F(ASealedBackup, IsAnotherOneEachTime)
{
    seal("the same");
    const std::string first = sealed();
    seal("the same");

    EXPECT_NE(sealed(), first);
}

TEST_F(ASealedBackup, NamesItsKey)
{
    seal("something");

    EXPECT_EQ(key_of_backup(in("sealed")), key_.id());
    EXPECT_EQ(key_of_backup(in("plain")), std::nullopt);
    EXPECT_EQ(BackupKey::from_file(in("backup.key")).id(), key_.id());
}

TEST_F(ASealedBackup, DoesNotOpenWithAnyByteChanged)
{
    seal("a few words");
    const std::string whole = sealed();

    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x20);
        std::ofstream{in("sealed"), std::ios::binary} << bytes;

        EXPECT_EQ(opened(), std::nullopt) << at;
    }
}

TEST_F(ASealedBackup, DoesNotOpenWithChunksMissingOrInAnotherOrder)
{
    seal(std::string(chunk, 'a') + std::string(chunk, 'b') + "c");
    const std::string whole = sealed();
    constexpr std::size_t start = 34 + 24;
    constexpr std::size_t step = chunk + 17;
    const std::string first = whole.substr(start, step);
    const std::string second = whole.substr(start + step, step);
    const std::string last = whole.substr(start + 2 * step);
    const std::string before = whole.substr(0, start);

    for (const std::string& bytes : {before,
                                     before + first,
                                     before + first + second,
                                     before + first + last,
                                     before + second + first + last,
                                     before + first + first + second + last,
                                     whole + last,
                                     whole + "x"}) {
        std::ofstream{in("sealed"), std::ios::binary} << bytes;

        EXPECT_EQ(opened(), std::nullopt);
    }
    std::ofstream{in("sealed"), std::ios::binary} << before << first << second << last;
    EXPECT_NE(opened(), std::nullopt);
}

TEST_F(ASealedBackup, DoesNotOpenWithAnotherKeyThatCallsItselfTheSame)
{
    seal("something");
    const BackupKey other = BackupKey::make(in("other.key"));
    std::string bytes = sealed();
    bytes.replace(bytes.find(key_.id()), other.id().size(), other.id());
    std::ofstream{in("sealed"), std::ios::binary} << bytes;

    EXPECT_FALSE(open_backup(in("sealed"), other, [](std::string_view) {}));
}

TEST_F(ASealedBackup, NeedsAKeyFileThatIsOne)
{
    std::ofstream{in("text")} << "not sixty-four digits\n";
    std::filesystem::permissions(in("text"), std::filesystem::perms::owner_read);

    EXPECT_THROW(BackupKey::from_file(in("text")), std::runtime_error);
    EXPECT_THROW(BackupKey::from_file(in("nowhere")), std::runtime_error);
    EXPECT_THROW(BackupKey::make(in("backup.key")), std::runtime_error);
}

}  // namespace
}  // namespace quorate::server
