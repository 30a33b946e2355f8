#pragma once

#include "core/identity/password_hasher.hpp"

namespace quorate::core {

/// The passwords that stand in published lists of stolen ones.
class BreachedPasswords {
public:
    virtual ~BreachedPasswords() = default;

    /// Whether `password` is among them. May read a disk, so not inside a transaction.
    virtual bool holds(const Password& password) const = 0;
};

}  // namespace quorate::core
