#include "server/jobs/clear_out_job.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::server {
namespace {

class ClearOut : public test::StoreTest {
protected:
    test::FakeClock clock_{test::at("2026-11-26T09:00")};
};

TEST_P(ClearOut, FindsNothingInAnInstallationThatIsNew)
{
    EXPECT_EQ((ClearOutJob{database(), clock_}.run_once()), core::ClearedOut{});
}

QUORATE_ON_EVERY_DATABASE(ClearOut);

}  // namespace
}  // namespace quorate::server
