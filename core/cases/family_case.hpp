#pragma once

#include <optional>
#include <string>

#include "core/rules/statutory_rule.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// A family that the authority works with: brothers and sisters share one case.
struct FamilyCase {
    CaseId id = {};
    AuthorityId authority = {};
    std::string reference =
        {};  // "EX-2041": what staff say aloud, never put where others could read it
    PersonName family_name = {};
    Jurisdiction jurisdiction = Jurisdiction::england;
    TeamId team = {};
    UserId lead_worker = {};  // the lead social worker
    int level = 0;            // 0 open, 1 restricted, 2 sealed
    bool is_open = true;
    Instant created_at = {};
    int version = 1;
};

}  // namespace quorate::core
