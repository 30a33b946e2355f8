#include <gtest/gtest.h>

#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

using HandOnPages = test::RecordService;

TEST_F(HandOnPages, GiveAnActionOfAgreedMinutesToSomebodyElse)
{
    by("bs",
       "/actions",
       {{"what", "Ring the school"}, {"owner", "contact:contact-nurse"}, {"due_on", "27/11/2026"}});
    hold();
    finish();
    const auto list = service.as("bs").get(meeting + "/actions");
    const auto from = list.body().rfind("/actions/", list.body().find("Ring the school"));
    const std::string url = list.body().substr(from, list.body().find('"', from) - from);

    const auto shown = service.as("bs").get(url);
    EXPECT_TRUE(shown.says("Hand it on to somebody else")) << url;

    const auto handed =
        service.as("bs").post(url + "/owner", {{"to", "contact:contact-gp"}, {"version", "1"}});
    ASSERT_EQ(handed.status(), 303) << handed.body();
    EXPECT_TRUE(service.as("bs")
                    .get(handed.header("Location"))
                    .says("The new owner is told by e-mail now."));
    EXPECT_EQ(service.as("bs").post(url + "/owner", {{"to", ""}, {"version", "2"}}).status(), 422);
}

}  // namespace
}  // namespace quorate::server
