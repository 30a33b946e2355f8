#pragma once

#include <cstdint>
#include <string>

#include "core/identity/breached_passwords.hpp"

namespace quorate::server {

/// A file of SHA-1 digests of stolen passwords, as Have I Been Pwned publishes it: a line each, in
/// hexadecimal and sorted, perhaps with ":" and a count. It is searched where it lies, in some
/// thirty reads, and never loaded; no network is asked.
class BreachedList final : public core::BreachedPasswords {
public:
    /// An empty path is an empty list. Throws std::runtime_error when the file cannot be read or
    /// is no such list.
    explicit BreachedList(const std::string& path);
    ~BreachedList() override;
    BreachedList(const BreachedList&) = delete;
    BreachedList& operator=(const BreachedList&) = delete;

    bool holds(const core::Password& password) const override;

private:
    std::string digest_at(std::int64_t start) const;
    std::int64_t line_after(std::int64_t offset) const;

    int file_ = -1;
    std::int64_t size_ = 0;
};

}  // namespace quorate::server
