#include "server/identity/breached_list.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <vector>

namespace quorate::server {
namespace {

using core::Password;

// SHA-1 of "password", "letmein" and "three random words".
const std::string password_digest = "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8";
const std::string letmein_digest = "B7A875FC1EA228B9061041B7CEC4BD3C52AB3CE3";

class ABreachedList : public testing::Test {
protected:
    ~ABreachedList() override { std::filesystem::remove(path_); }

    std::string file(const std::string& text)
    {
        std::ofstream{path_, std::ios::binary} << text;
        return path_;
    }

    std::string path_ = testing::TempDir() + "breached-" +
                        testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(ABreachedList, HoldsNothingWithoutAFile)
{
    EXPECT_FALSE(BreachedList{""}.holds(Password{"password"}));
}

TEST_F(ABreachedList, HoldsWhatStandsInItWithACountOrWithout)
{
    const std::string first = std::string(40, '0');
    for (const std::string end : {"\n", "\r\n", ":3861493\r\n", ":7\n"}) {
        const BreachedList list{file(first + end + password_digest + end + letmein_digest + end)};
        EXPECT_TRUE(list.holds(Password{"password"})) << end;
        EXPECT_TRUE(list.holds(Password{"letmein"})) << end;
        EXPECT_FALSE(list.holds(Password{"three random words"})) << end;
    }
}

TEST_F(ABreachedList, FindsTheFirstTheLastAndTheOnlyOne)
{
    EXPECT_TRUE(BreachedList{file(password_digest)}.holds(Password{"password"}));
    EXPECT_FALSE(BreachedList{file(password_digest)}.holds(Password{"letmein"}));
    EXPECT_TRUE(
        BreachedList{file(password_digest + "\n" + letmein_digest)}.holds(Password{"letmein"}));
}

TEST_F(ABreachedList, FindsEachOfManyLinesOfDifferentLength)
{
    const std::vector<std::string> wanted{password_digest, letmein_digest};
    std::vector<std::string> digests = wanted;
    for (int i = 0; i < 5000; ++i) {
        std::string digest;
        for (unsigned seed = static_cast<unsigned>(i) * 2654435761u; digest.size() < 40;
             seed = seed * 1664525u + 1013904223u)
            digest += "0123456789ABCDEF"[seed >> 28];
        digests.push_back(digest);
    }
    std::ranges::sort(digests);
    std::string text;
    for (std::size_t i = 0; i < digests.size(); ++i)
        text += digests[i] + ":" + std::string(i % 9 + 1, '1') + "\r\n";

    const BreachedList list{file(text)};

    EXPECT_TRUE(list.holds(Password{"password"}));
    EXPECT_TRUE(list.holds(Password{"letmein"}));
    for (int i = 0; i < 200; ++i)
        EXPECT_FALSE(list.holds(Password{"not in any list " + std::to_string(i)}));
}

TEST_F(ABreachedList, KnowsSmallLetters)
{
    std::string small = password_digest;
    std::ranges::transform(small, small.begin(), [](char c) {
        return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    });

    EXPECT_TRUE(BreachedList{file(small + "\n")}.holds(Password{"password"}));
}

TEST_F(ABreachedList, RefusesAFileThatIsNoneOrIsNotSorted)
{
    EXPECT_THROW(BreachedList{path_ + "-missing"}, std::runtime_error);
    EXPECT_THROW(BreachedList{file("password\nletmein\n")}, std::runtime_error);
    EXPECT_THROW(BreachedList{file("")}, std::runtime_error);
    EXPECT_THROW(
        BreachedList{file(letmein_digest + "\n" + password_digest + "\n" + password_digest + "\n")},
        std::runtime_error);
}

}  // namespace
}  // namespace quorate::server
