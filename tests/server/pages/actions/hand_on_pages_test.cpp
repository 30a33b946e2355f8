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

TEST_F(HandOnPages, WarnBeforeAndAfterWhereTheWordsForTheFamilyNameTheOldOwner)
{
    by("bs",
       "/actions",
       {{"what", "Ring the school"},
        {"plain_language", "Somebody rings the school"},
        {"owner", "contact:contact-nurse"},
        {"due_on", "27/11/2026"}});
    hold();
    finish();
    const auto list = service.as("bs").get(meeting + "/actions");
    const auto from = list.body().rfind("/actions/", list.body().find("Ring the school"));
    const std::string url = list.body().substr(from, list.body().find('"', from) - from);
    const std::string warning = "The words for the family seem to name whoever had it.";
    const std::string reassign =
        "/actions/reassign?from=contact%3Acontact-nurse&to=contact%3Acontact-gp";
    EXPECT_FALSE(service.as("bs").get(url).says(warning));
    EXPECT_FALSE(service.as("cc").get(reassign).says("The words for the family"));
    test::run(service.app().pool,
              "update action_point set plain_language = 'Noor Stubb rings the school'");

    EXPECT_TRUE(service.as("bs").get(url).says(warning));
    const auto bulk = service.as("cc").get(reassign);
    EXPECT_TRUE(bulk.says("The words for the family seem to name who goes in 1 action."))
        << bulk.body();
    EXPECT_TRUE(bulk.says("href=\"" + url + "\""));
    ASSERT_EQ(service.as("bs")
                  .post(url + "/owner", {{"to", "contact:contact-gp"}, {"version", "1"}})
                  .status(),
              303);
    EXPECT_TRUE(service.as("bs").get(url).says(warning)) << "they still do";
}

}  // namespace
}  // namespace quorate::server
