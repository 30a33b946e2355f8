#include "core/directory/look_alike.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::array<std::string_view, 6> public_services{
    "gov.uk", "nhs.net", "nhs.uk", "police.uk", "cjsm.net", "sch.uk"};

// Short names are like each other by nature: co.uk is not meant to be gov.uk.
std::size_t farthest(std::string_view known)
{
    return known.size() < 8 ? 1 : 2;
}

bool is_like(std::string_view domain, std::string_view known)
{
    return domain != known && edit_distance(domain, known) <= farthest(known);
}

// "kent.police.uk" ends in "police.uk".
std::string_view last_two_labels(std::string_view domain)
{
    const auto last = domain.rfind('.');
    if (last == std::string_view::npos || last == 0) return domain;
    const auto before = domain.rfind('.', last - 1);
    return before == std::string_view::npos ? domain : domain.substr(before + 1);
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
        }
    }
    return row[b.size()];
}

std::string mail_domain(std::string_view email)
{
    const auto at = email.rfind('@');
    return at == std::string_view::npos ? std::string{}
                                        : lower_case(std::string{email.substr(at + 1)});
}

std::optional<std::string> look_alike(std::string_view domain, std::span<const std::string> known)
{
    if (domain.empty() || std::ranges::find(known, domain) != known.end()) return std::nullopt;
    const std::string_view ending = last_two_labels(domain);
    if (std::ranges::find(public_services, ending) == public_services.end())
        for (const std::string_view service : public_services)
            if (is_like(ending, service)) return std::string{service};
    for (const std::string& each : known)
        if (is_like(domain, each)) return each;
    return std::nullopt;
}

}  // namespace quorate::core
