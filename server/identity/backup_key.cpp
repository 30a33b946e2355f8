#include "server/identity/backup_key.hpp"

#include <sodium.h>

#include <span>
#include <string_view>

#include "server/identity/key_file.hpp"
#include "server/identity/secret.hpp"

namespace quorate::server {
namespace {

static_assert(crypto_secretstream_xchacha20poly1305_KEYBYTES == 32);

constexpr std::string_view purpose = "the id of a key of backups";

}  // namespace

BackupKey::BackupKey(const std::array<unsigned char, 32>& bytes) : bytes_{bytes}
{
    start_sodium();
    std::array<unsigned char, crypto_generichash_BYTES_MIN> digest{};
    crypto_generichash(digest.data(),
                       digest.size(),
                       reinterpret_cast<const unsigned char*>(purpose.data()),
                       purpose.size(),
                       bytes.data(),
                       bytes.size());
    id_ = hex(std::span{digest}.first(8));
}

BackupKey BackupKey::from_file(const std::string& path)
{
    return BackupKey{read_key_file(path, "the key of the backups")};
}

BackupKey BackupKey::make(const std::string& path)
{
    return BackupKey{make_key_file(path)};
}

}  // namespace quorate::server
