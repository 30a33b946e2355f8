#pragma once

#include <string>
#include <vector>

#include "core/support/clock.hpp"
#include "server/app/settings.hpp"

namespace quorate::server {

/// What one look at an installation found.
struct Finding {
    enum class Kind { good, warning, fault };

    Kind kind = Kind::good;
    std::string subject;  // "database", "secret", "mail" ...
    std::string sentence;
};

/// Looks at everything that an installation stands on, and changes nothing: the settings, the data
/// folder, the secret, the database, the audit chains, the clock and its zone, the bank holidays,
/// the mail server, the sign-on. A later look does not depend on an earlier one having gone well.
std::vector<Finding> examine(const Settings& settings, const core::Clock& clock);

}  // namespace quorate::server
