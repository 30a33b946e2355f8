#pragma once

#include <string_view>
#include <vector>

#include "db/session/dialect.hpp"

namespace quorate::db {

struct Migration {
    int number;
    std::string_view name;
    std::string_view sql;  // statements, each ended by a semicolon at the end of a line
};

/// The migrations for `dialect`, in order.
std::vector<Migration> migrations(Dialect dialect);

}  // namespace quorate::db
