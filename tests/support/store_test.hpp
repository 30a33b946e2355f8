#pragma once

#include <gtest/gtest.h>

#include "db/session/failure.hpp"
#include "tests/support/sealed_columns.hpp"
#include "tests/support/temp_database.hpp"

namespace quorate::test {

/// A fixture that runs each of its tests on every database there is:
///     class AgencyStore : public test::StoreTest {};
///     TEST_P(AgencyStore, FindsWhatWasAdded) { ... database() ... }
///     QUORATE_ON_EVERY_DATABASE(AgencyStore);
/// After each of them, every column that it left sealed text in must be a known one.
class StoreTest : public testing::TestWithParam<db::Dialect> {
protected:
    void TearDown() override
    {
        if (GetParam() != db::Dialect::sqlite) return;  // the stores are the same
        try {
            EXPECT_EQ(sealed_and_not_listed(temp_), std::vector<std::string>{})
                << "columns for db/stores/personal_columns.cpp, or for "
                   "tests/support/sealed_columns.cpp when they are new";
        } catch (const db::Failure&) {
            // A test of what becomes of a database that cannot be had.
        }
    }

    db::Database& database() { return temp_.database(); }

    TempDatabase temp_{GetParam()};
};

}  // namespace quorate::test

#define QUORATE_ON_EVERY_DATABASE(suite)                                                \
    INSTANTIATE_TEST_SUITE_P(                                                           \
        , suite, testing::ValuesIn(::quorate::test::dialects()), [](const auto& test) { \
            return ::quorate::test::name_of(test.param);                                \
        })
