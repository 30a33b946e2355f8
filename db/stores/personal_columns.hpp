#pragma once

#include <span>
#include <string_view>

namespace quorate::db {

/// A column that held text about people in plain words before there was a seal (migration 81).
struct PersonalColumn {
    std::string_view table;
    std::string_view name;
    bool is_compared = false;  // an address of mail
};

/// All of them. Columns that came later were sealed from the first row on and are not here.
std::span<const PersonalColumn> personal_columns();

}  // namespace quorate::db
