#pragma once

#include <string>
#include <utility>
#include <vector>

namespace quorate::core {

/// The secrets of an installation, the newest first. There is more than one while what an older one
/// sealed, or the links that it made, are still wanted.
class Secrets {
public:
    Secrets(std::string only) : newest_first_{std::move(only)} {}
    explicit Secrets(std::vector<std::string> newest_first) : newest_first_{std::move(newest_first)}
    {
    }

    const std::vector<std::string>& newest_first() const noexcept { return newest_first_; }
    const std::string& newest() const { return newest_first_.front(); }

private:
    std::vector<std::string> newest_first_;
};

}  // namespace quorate::core
