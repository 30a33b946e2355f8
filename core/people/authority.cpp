#include "core/people/authority.hpp"

namespace quorate::core {

std::string_view code(HealthCountsAs counts)
{
    return counts == HealthCountsAs::one ? "one" : "per_discipline";
}

std::optional<HealthCountsAs> health_counts_as_from(std::string_view code)
{
    if (code == "one") return HealthCountsAs::one;
    if (code == "per_discipline") return HealthCountsAs::per_discipline;
    return std::nullopt;
}

}  // namespace quorate::core
