#include <gtest/gtest.h>

#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

TEST(MailPage, IsThereInTheDemonstrationOnly)
{
    test::TestService service;

    EXPECT_EQ(service.nobody().get("/mail").status(), 404);
    EXPECT_EQ(service.as("am").get("/mail/20261123T100000Z-00").status(), 404);
}

}  // namespace
}  // namespace quorate::server
