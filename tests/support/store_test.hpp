#pragma once

#include <gtest/gtest.h>

#include "tests/support/temp_database.hpp"

namespace quorate::test {

/// A fixture that runs each of its tests on every database there is:
///     class AgencyStore : public test::StoreTest {};
///     TEST_P(AgencyStore, FindsWhatWasAdded) { ... database() ... }
///     QUORATE_ON_EVERY_DATABASE(AgencyStore);
class StoreTest : public testing::TestWithParam<db::Dialect> {
protected:
    db::Database& database() { return temp_.database(); }

    TempDatabase temp_{GetParam()};
};

}  // namespace quorate::test

#define QUORATE_ON_EVERY_DATABASE(suite)                                                \
    INSTANTIATE_TEST_SUITE_P(                                                           \
        , suite, testing::ValuesIn(::quorate::test::dialects()), [](const auto& test) { \
            return ::quorate::test::name_of(test.param);                                \
        })
