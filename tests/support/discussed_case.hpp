#pragma once

#include <string>

#include "db/stores/case_event_store.hpp"
#include "db/stores/case_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/staffed_authority.hpp"

namespace quorate::test {

/// A family "EX-<id>" of a team of add_staffed_authorities(), led by "sw", and "event-<id>", the
/// strategy discussion of 5 November 2026 that started section 47 enquiries.
inline void add_discussed_case(db::CaseStore& cases,
                               db::CaseEventStore& events,
                               const std::string& id,
                               const core::TeamId& team,
                               int level,
                               core::Instant now)
{
    cases.add({.id = core::CaseId{id},
               .authority = exampleshire,
               .reference = "EX-" + id,
               .family_name = core::PersonName{"Family " + id},
               .team = team,
               .lead_worker = core::UserId{"sw"},
               .level = level});
    events.add(exampleshire,
               {.id = core::CaseEventId{"event-" + id},
                .case_id = core::CaseId{id},
                .kind = core::EventKind::strategy_discussion,
                .on = day("2026-11-05"),
                .initiates_section_47 = true,
                .recorded_by = core::UserId{"sw"},
                .recorded_at = now});
}

}  // namespace quorate::test
