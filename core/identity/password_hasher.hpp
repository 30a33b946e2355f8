#pragma once

#include <string>
#include <string_view>

#include "core/support/private.hpp"

namespace quorate::core {

using Password = Private<struct PasswordTag>;

/// How passwords are kept. Each function but needs_rehash() is slow on purpose, so none of them is
/// called inside a transaction.
class PasswordHasher {
public:
    virtual ~PasswordHasher() = default;

    virtual std::string hash(const Password& password) const = 0;

    /// Whether `password` is the one that `hash` was made from. False for what is no hash.
    virtual bool verify(const std::string& hash, const Password& password) const = 0;

    /// Whether `hash` was made with weaker settings than hash() uses now.
    virtual bool needs_rehash(const std::string& hash) const = 0;

    /// A hash that no password fits, to be verified for people who do not exist, so that the
    /// answer takes as long for them as for those who do.
    virtual const std::string& dummy_hash() const = 0;
};

}  // namespace quorate::core
