#pragma once

#include "core/returns/view_census.hpp"
#include "server/app/app.hpp"

namespace quorate::server {

/// What making the national returns takes besides the stores.
inline core::ReturnTools return_tools(const App& app)
{
    return {app.clock, app.digest, app.bank_holidays};
}

}  // namespace quorate::server
