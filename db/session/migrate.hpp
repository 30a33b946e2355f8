#pragma once

#include <string>

#include "db/session/pool.hpp"

namespace quorate::db {

/// Brings the schema up to date, each migration in a transaction of its own. Forward only. Returns
/// how many were applied. Throws std::runtime_error when an applied migration's text has changed
/// since, or when the database is newer than this program.
int migrate(Pool& pool);

/// Whether every migration has been applied.
bool is_up_to_date(Pool& pool);

}  // namespace quorate::db
