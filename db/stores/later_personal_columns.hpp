#pragma once

#include <span>

#include "db/stores/personal_columns.hpp"

namespace quorate::db {

/// Columns that held text about people in plain words also after there was a seal, until migration
/// 102. What was missed longer gets a list of its own and the next number in text_seal.later_lists:
/// a list that was sealed once is not looked at again.
std::span<const PersonalColumn> later_personal_columns();

}  // namespace quorate::db
