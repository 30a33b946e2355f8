#pragma once

#include <compare>
#include <string>
#include <utility>

namespace quorate::core {

/// Personal data. It has no stream operator and no formatter, so it cannot be logged by accident;
/// the one way out is reveal(), which a reviewer can search for.
template <class Tag>
class Private {
public:
    Private() = default;
    explicit Private(std::string value) : value_{std::move(value)} {}

    const std::string& reveal() const noexcept { return value_; }
    bool empty() const noexcept { return value_.empty(); }

    friend auto operator<=>(const Private&, const Private&) = default;

private:
    std::string value_;
};

using PersonName = Private<struct PersonNameTag>;
using Email = Private<struct EmailTag>;
using Phone = Private<struct PhoneTag>;
using PostalAddress = Private<struct PostalAddressTag>;
using FreeText = Private<struct FreeTextTag>;

}  // namespace quorate::core
