#pragma once

#include <string>

namespace quorate::core {

/// Where what nobody may guess, or nobody may share, comes from.
class RandomSource {
public:
    virtual ~RandomSource() = default;

    /// A new identifier for a row: a UUID version 7, so that later ones sort after earlier ones.
    virtual std::string id() = 0;

    /// A secret of 256 bits for a cookie, link, feed or API token, in lower-case base32: 52
    /// letters and digits, safe in a URL. Stored only as its digest.
    virtual std::string token() = 0;

    /// What people read out on the telephone to name a meeting: "4F7K2M". Not a secret. Two may
    /// coincide, so the store that keeps references unique asks again.
    virtual std::string reference() = 0;

    /// The UID of a calendar object: a UUID version 4, which says nothing, not even when.
    virtual std::string uid() = 0;
};

}  // namespace quorate::core
