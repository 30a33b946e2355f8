#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/rules/statutory_rule.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// Whether all health services together make one agency when quorum is counted, or each discipline
/// makes its own. Areas differ.
enum class HealthCountsAs { one, per_discipline };

std::string_view code(HealthCountsAs counts);  // "per_discipline"
std::optional<HealthCountsAs> health_counts_as_from(std::string_view code);

/// Who makes a conference quorate: children's social care and this many other agencies.
struct QuorumPolicy {
    int other_agencies = 2;
    HealthCountsAs health_counts_as = HealthCountsAs::per_discipline;

    friend bool operator==(const QuorumPolicy&, const QuorumPolicy&) = default;
};

/// A council that convenes meetings. The address and number are its conference service's: public,
/// and printed in every invitation.
struct Authority {
    AuthorityId id;
    std::string name;
    Jurisdiction jurisdiction = Jurisdiction::england;
    std::string meetings_email;
    std::string meetings_phone;
    QuorumPolicy quorum = {};
    bool is_demo = false;
    int version = 1;

    friend bool operator==(const Authority&, const Authority&) = default;
};

}  // namespace quorate::core
