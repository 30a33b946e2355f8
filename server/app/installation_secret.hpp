#pragma once

#include "core/support/secrets.hpp"
#include "server/app/settings.hpp"

namespace quorate::server {

/// The secrets of the installation, 32 bytes each, the newest first: links are made and stored text
/// is sealed with them. Read from the settings' secret_file (DATA/secret.key by default), which
/// holds them one after another, the newest last, and is made with one when it is missing and the
/// database is not sealed. Throws std::runtime_error with one sentence when the file cannot be
/// used, others may read it, or the database was sealed and there is none; db::Failure.
core::Secrets installation_secrets(const Settings& settings);

/// How the secret file and the database go together.
enum class SecretFit {
    fits,      // it opens what is stored
    unused,    // nothing is sealed yet
    not_made,  // nothing is sealed yet and there is no file: the next start makes one
    missing,   // the database is sealed, and there is no file
    another,   // the database was sealed with another secret
};

/// Makes nothing. Throws as installation_secrets().
SecretFit fit_of_secret(const Settings& settings);

/// Adds a secret, the newest from then on, and gives how many there are. What runs goes on with
/// those that it has read. Throws std::runtime_error as above.
std::size_t add_installation_secret(const Settings& settings);

/// Keeps the newest secret alone. Whatever an older one sealed can be read by nobody then. Throws
/// std::runtime_error as above.
void forget_older_secrets(const Settings& settings);

}  // namespace quorate::server
