#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "server/cli/descriptor.hpp"
#include "server/identity/backup_key.hpp"

namespace quorate::server {

/// Seals what `plain` gives, whatever its size: one line that names the form and the key's id, then
/// the chunks of libsodium's crypto_secretstream (XChaCha20-Poly1305), 64 KiB each, the last of
/// which says that it is the last.
void seal_backup(const Descriptor& plain, const Descriptor& sealed, const BackupKey& key);

/// The id of the key that opens the file; nothing when it is no sealed backup.
std::optional<std::string> key_of_backup(const std::string& file);

/// Hands on what was sealed, chunk by chunk, each only after it proved whole. False when the file
/// was changed, cut off or sealed with another key: what was handed on before is then worth
/// nothing.
bool open_backup(const std::string& file,
                 const BackupKey& key,
                 const std::function<void(std::string_view)>& take);

}  // namespace quorate::server
