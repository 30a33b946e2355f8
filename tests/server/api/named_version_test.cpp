#include <gtest/gtest.h>

#include "tests/support/meeting_rows.hpp"
#include "tests/support/record_fixture.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

// No stored version is 0, and what is no number at all is none either.
class NamedVersion : public testing::TestWithParam<const char*> {
protected:
    NamedVersion()
    {
        test::add_directory_to_staff(service_.app().pool);
        test::add_conference(
            service_.app().pool, core::MeetingType::initial_cp_conference, "cc", "sw");
    }

    test::Answer send(Method method, const std::string& part, const std::string& body)
    {
        return service_.as("bs").send(
            method,
            "/api/v1/meetings/m1" + part,
            body,
            {{"content-type", "application/json"}, {"if-match", GetParam()}});
    }

    test::TestService service_;
};

TEST_P(NamedVersion, ThatIsNotTheStoredOneChangesNoMeeting)
{
    EXPECT_EQ(send(Method::post, "/cancel", R"({"reason":"The family has moved"})").status(), 412);
    EXPECT_EQ(send(Method::post, "/reschedule", R"({"room":"room-2"})").status(), 412);
    EXPECT_EQ(send(Method::patch, "", R"({"room":"room-2"})").status(), 412);
}

INSTANTIATE_TEST_SUITE_P(IfMatch,
                         NamedVersion,
                         testing::Values("\"0\"", "\"99999999999\"", "\"-1\"", "\"x\""));

}  // namespace
}  // namespace quorate::server
