#pragma once

#include <string>
#include <vector>

#include "core/actions/action_point.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// Lets action points be found by the beginnings of their words, by each database's own index. What
/// the index holds stands for the words and says nothing to who has not the secret.
void index_words(Sql& sql, const core::ActionPoint& action);

/// The same for every action point there is.
void index_all_action_words(Sql& sql);

/// What the index is asked for action points with all of these beginnings of words.
std::string words_asked(const Sql& sql, const std::vector<std::string>& words);

}  // namespace quorate::db
