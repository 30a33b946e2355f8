#include "server/jobs/repeated_job.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <stdexcept>

namespace quorate::server {
namespace {

using namespace std::chrono_literals;

TEST(RepeatedJob, GoesOnAfterAFault)
{
    std::atomic<int> calls{0};
    std::latch third{3};
    RepeatedJob job{"test", 0s, [&] {
                        if (++calls <= 3) third.count_down();
                        if (calls == 1) throw std::runtime_error{"once"};
                        return false;
                    }};
    job.start();
    third.wait();
    job.stop();
    EXPECT_GE(calls, 3);
}

TEST(RepeatedJob, DoesNotPauseWhileThereIsMoreToBeDone)
{
    int left = 5;
    std::latch done{1};
    RepeatedJob job{"test", 1h, [&] {
                        if (--left == 0) done.count_down();
                        return left > 0;
                    }};
    job.start();
    done.wait();
    job.stop();  // at once, though its pause is an hour
    EXPECT_EQ(left, 0);
}

TEST(RepeatedJob, EndsWithWhatItHasInHand)
{
    std::latch begun{1};
    std::atomic<bool> is_whole{false};
    {
        RepeatedJob job{"test", 1h, [&] {
                            begun.count_down();
                            while (!job.stopping())
                                std::this_thread::yield();
                            is_whole = true;
                            return true;
                        }};
        job.start();
        begun.wait();
    }
    EXPECT_TRUE(is_whole);
}

}  // namespace
}  // namespace quorate::server
