#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/support/seal.hpp"
#include "db/session/pool.hpp"

namespace quorate::db {

/// Sees to it that all text about people in the database is sealed with the newest secret: at the
/// first start of a version that seals, and after a secret was added; then what `others` sealed is
/// renewed as well. In one transaction; does nothing when it is so already. Throws Failure, and
/// std::runtime_error with one sentence when the database was sealed with a secret that is not
/// among the installation's.
void seal_stored_text(Pool& pool, std::span<const core::Seal* const> others = {});

/// Tells with which secret the database is sealed (see TextSeal::has_digest()); empty when it is
/// sealed with none yet. Takes a pool without a seal. Throws Failure.
std::string sealed_with(Pool& pool);

/// Sealed text that no secret of the installation opens: bits that changed on the disk, or a row
/// that somebody wrote past the service.
struct UnreadableText {
    std::string column;  // "minute_section.body"
    int rows = 0;
};

/// Tries all sealed text there is. Throws Failure.
std::vector<UnreadableText> unreadable_text(Pool& pool);

/// What the installation's secrets open, and the newest of them does not: `newest` is made of that
/// alone, `others` of all and `newest_others` of that alone. Throws Failure.
std::vector<UnreadableText> text_of_older_secrets(Pool& pool,
                                                  const TextSeal& newest,
                                                  std::span<const core::Seal* const> others,
                                                  std::span<const core::Seal* const> newest_others);

/// Seals what stands in plain words in the columns of `table` that were plain once (see
/// personal_columns.hpp and later_personal_columns.hpp). Throws Failure.
void seal_plain_text(Sql& sql, std::string_view table);

}  // namespace quorate::db
