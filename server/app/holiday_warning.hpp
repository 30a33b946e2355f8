#pragma once

#include "server/app/app.hpp"

namespace quorate::server {

/// Logs each authority whose bank holidays are known for less than 18 months ahead: dates that rest
/// on later days are provisional, and soon most would be. A fault of the database is logged too,
/// and ends nothing.
void warn_of_short_holidays(App& app);

}  // namespace quorate::server
