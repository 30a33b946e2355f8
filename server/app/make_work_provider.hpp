#pragma once

#include <memory>

#include "core/support/clock.hpp"
#include "server/app/settings.hpp"
#include "server/identity/work_provider.hpp"

namespace quorate::server {

/// The organisation's sign-on, or null where the settings name none. Throws BadSetting for a secret
/// that cannot be read, or that others can.
std::unique_ptr<WorkProvider> make_work_provider(const Settings& settings,
                                                 const core::Clock& clock);

}  // namespace quorate::server
