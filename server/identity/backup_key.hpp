#pragma once

#include <array>
#include <string>

namespace quorate::server {

/// What backups are sealed with. It stands in a file of its own, outside the database and outside
/// every backup.
class BackupKey {
public:
    /// Reads what make() wrote. Throws std::runtime_error with one sentence when the file cannot be
    /// used or others may read it.
    static BackupKey from_file(const std::string& path);

    /// Makes a key and keeps it in a new file that nobody else may read. Throws std::runtime_error
    /// when that file is there already.
    static BackupKey make(const std::string& path);

    /// What a backup says about its key: 16 hexadecimal digits that tell nothing of the key itself.
    const std::string& id() const { return id_; }

    const std::array<unsigned char, 32>& bytes() const { return bytes_; }

private:
    explicit BackupKey(const std::array<unsigned char, 32>& bytes);

    std::array<unsigned char, 32> bytes_;
    std::string id_;
};

}  // namespace quorate::server
