#include "db/session/dialect.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace quorate::db {
namespace {

TEST(DatabaseUrl, NamesAFileOrAServer)
{
    EXPECT_EQ(parse_database_url("sqlite:/a/b.db").location, "/a/b.db");
    EXPECT_EQ(parse_database_url("postgresql://h/q").dialect, Dialect::postgresql);
}

TEST(DatabaseUrl, IsRefusedWhenItIsNeither)
{
    EXPECT_THROW(parse_database_url("mysql://h"), std::invalid_argument);
    EXPECT_THROW(parse_database_url("sqlite:"), std::invalid_argument);
}

}  // namespace
}  // namespace quorate::db
