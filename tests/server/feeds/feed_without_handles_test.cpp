#include <gtest/gtest.h>
#include <sys/resource.h>

#include <string>

#include "server/feeds/feed_answer.hpp"
#include "server/http/stored_bytes.hpp"
#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

// While it lives, this process can open no file.
class NoHandles {
public:
    NoHandles()
    {
        getrlimit(RLIMIT_NOFILE, &before_);
        rlimit none = before_;
        none.rlim_cur = 0;
        setrlimit(RLIMIT_NOFILE, &none);
    }
    ~NoHandles() { setrlimit(RLIMIT_NOFILE, &before_); }
    NoHandles(const NoHandles&) = delete;
    NoHandles& operator=(const NoHandles&) = delete;

private:
    rlimit before_{};
};

FeedAnswer large_feed()
{
    return {std::string(2 * StoredBytes::worth_it, 'x'), test::at("2026-11-23T09:30:00Z"), false};
}

TEST(FeedWithoutHandles, IsAnsweredFromMemory)
{
    const NoHandles none;

    const FeedAnswer feed = large_feed();
    const auto& answer = feed.choose({});

    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.prepared.body->size(), 2 * StoredBytes::worth_it);
    EXPECT_EQ(answer.prepared.stored, nullptr);
}

TEST(FeedWithoutHandles, IsKeptForTheKernelToSendOtherwise)
{
    EXPECT_NE(large_feed().choose({}).prepared.stored, nullptr);
}

}  // namespace
}  // namespace quorate::server
