#include <gtest/gtest.h>

#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

class ReducedMeeting : public test::RecordService {};

TEST_F(ReducedMeeting, TellsNothingOfQuorumAndInviteesWhereItTellsNothingOfTheRegister)
{
    test::add_agency_user(service.app().pool, "noor");
    const std::string api = "/api/v1" + meeting;
    auto noor = service.as("noor");
    ASSERT_EQ(noor.get_json(api).status(), 200);

    const auto refused = noor.get_json(api + "/register");
    EXPECT_EQ(refused.status(), 404);
    for (const char* part : {"/quorum", "/invitees", "/invitees/seat-nurse"}) {
        const auto answer = noor.get_json(api + part);
        EXPECT_EQ(answer.status(), refused.status()) << part;
        EXPECT_EQ(answer.body(), refused.body()) << part;
        EXPECT_EQ(service.as("bs").get_json(api + part).status(), 200) << part;
    }
}

}  // namespace
}  // namespace quorate::server
