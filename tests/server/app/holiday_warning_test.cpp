#include "server/app/holiday_warning.hpp"

#include <gtest/gtest.h>

#include "server/log/log.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

class HolidayWarning : public testing::Test {
protected:
    // The service of the tests logs faults only.
    void SetUp() override { set_log_level("warn"); }
    void TearDown() override { set_log_level("error"); }

    std::string logged_at(const char* time)
    {
        service_.clock().set(test::at(time));
        testing::internal::CaptureStderr();
        warn_of_short_holidays(service_.app());
        return testing::internal::GetCapturedStderr();
    }

    test::TestService service_;
};

TEST_F(HolidayWarning, ComesForEachAuthorityWhoseListEndsWithin18Months)
{
    EXPECT_EQ(logged_at("2027-06-30T09:00"), "");

    const std::string late = logged_at("2027-07-01T09:00");
    EXPECT_NE(late.find(R"("evt":"holidays.end_soon","authority":"authority-1")"),
              std::string::npos)
        << late;
    EXPECT_NE(late.find(R"("authority":"authority-2")"), std::string::npos) << late;
}

}  // namespace
}  // namespace quorate::server
