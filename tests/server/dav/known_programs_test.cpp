#include "server/dav/known_programs.hpp"

#include <gtest/gtest.h>

namespace quorate::server {
namespace {

const CalendarOwnerSeen asha{.actor = {.user = core::UserId{"asha"}}, .name = "Asha Example"};

TEST(KnownPrograms, AreLetInAgainByTheSameHeaderFromTheSameNetwork)
{
    KnownPrograms known;

    known.keep("Basic YTpi", "203.0.113.0/24", 7, asha);

    ASSERT_TRUE(known.find("Basic YTpi", "203.0.113.0/24", 7));
    EXPECT_EQ(known.find("Basic YTpi", "203.0.113.0/24", 7)->actor.user, asha.actor.user);
    EXPECT_FALSE(known.find("Basic YTpj", "203.0.113.0/24", 7));
    EXPECT_FALSE(known.find("Basic YTpi", "198.51.100.0/24", 7));
    EXPECT_FALSE(known.find("", "", 7));
}

TEST(KnownPrograms, AreForgottenWhenAnythingIsWritten)
{
    KnownPrograms known;
    known.keep("Basic YTpi", "n", 7, asha);

    EXPECT_FALSE(known.find("Basic YTpi", "n", 8));
    known.keep("Basic YTpk", "n", 8, asha);

    EXPECT_FALSE(known.find("Basic YTpi", "n", 8));
    EXPECT_FALSE(known.find("Basic YTpi", "n", 7));
    EXPECT_TRUE(known.find("Basic YTpk", "n", 8));
}

TEST(KnownPrograms, AreNotKeptWhenWhatWasReadIsOlderThanWhatIsKnown)
{
    KnownPrograms known;
    known.keep("Basic YTpi", "n", 8, asha);

    known.keep("Basic YTpk", "n", 7, asha);

    EXPECT_FALSE(known.find("Basic YTpk", "n", 8));
    EXPECT_TRUE(known.find("Basic YTpi", "n", 8));
}

TEST(KnownPrograms, AreNeverMoreThanAThousand)
{
    KnownPrograms known;
    for (std::size_t i = 0; i <= KnownPrograms::most; ++i)
        known.keep("Basic " + std::to_string(i), "n", 7, asha);

    EXPECT_FALSE(known.find("Basic 0", "n", 7));
    EXPECT_TRUE(known.find("Basic " + std::to_string(KnownPrograms::most), "n", 7));
}

}  // namespace
}  // namespace quorate::server
