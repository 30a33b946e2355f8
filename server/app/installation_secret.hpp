#pragma once

#include <string>

#include "server/app/settings.hpp"

namespace quorate::server {

/// The 32 bytes from which links are made and stored mail is sealed: read from the settings'
/// secret_file (DATA/secret.key by default), which is made when it is missing. Throws
/// std::runtime_error with one sentence when the file cannot be used or others may read it.
std::string installation_secret(const Settings& settings);

}  // namespace quorate::server
