#include "server/jobs/clock_watcher.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"
#include "tests/support/fake_clock.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono_literals;

class WatchingTheClock : public testing::Test {
protected:
    // Time passes, and the clock goes another way by `jump`.
    std::chrono::seconds after(std::chrono::seconds passed, std::chrono::seconds jump = 0s)
    {
        steady_ += passed;
        clock_.advance(passed + jump);
        return watcher_.run_once();
    }

    test::FakeClock clock_{test::at("2026-11-23T09:00")};
    std::chrono::steady_clock::time_point steady_{};
    Metrics metrics_;
    ClockWatcher watcher_{clock_, metrics_, [this] { return steady_; }};
};

TEST_F(WatchingTheClock, SaysNothingWhileItGoesWithTheTime)
{
    EXPECT_EQ(after(10s), 0s);
    EXPECT_EQ(after(10s, 1s), 0s);
    EXPECT_EQ(after(72h), 0s);
    EXPECT_FALSE(watcher_.is_off());
    EXPECT_EQ(metrics_.text().find("clock_jumps_total"), std::string::npos);
}

TEST_F(WatchingTheClock, NoticesThatItWasSetBack)
{
    EXPECT_EQ(after(10s, -1h), -1h);
    EXPECT_TRUE(watcher_.is_off());
    EXPECT_EQ(watcher_.offset(), -1h);
    EXPECT_NE(metrics_.text().find("clock_jumps_total{way=\"back\"} 1"), std::string::npos)
        << metrics_.text();
}

TEST_F(WatchingTheClock, NoticesThatItWasSetFarAheadUntilItIsSetRight)
{
    EXPECT_EQ(after(10s, 48h), 48h);
    EXPECT_TRUE(watcher_.is_off());
    EXPECT_EQ(after(10s), 0s);
    EXPECT_TRUE(watcher_.is_off());

    EXPECT_EQ(after(10s, -48h), -48h);
    EXPECT_FALSE(watcher_.is_off());
}

TEST_F(WatchingTheClock, NoticesManySmallStepsOneWay)
{
    std::chrono::seconds noticed{0};
    for (int looks = 0; looks < 10; ++looks)
        noticed += after(10s, 7s);

    EXPECT_EQ(noticed, 70s);
}

}  // namespace
}  // namespace quorate::server
