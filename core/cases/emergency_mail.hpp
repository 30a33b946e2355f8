#pragma once

#include <optional>
#include <string>

#include "core/cases/emergency_access.hpp"
#include "core/outbox/outbox_message.hpp"

namespace quorate::core {

/// Puts a mail into the outbox for each manager of the family's team and each auditor: that it was
/// opened in an emergency. For service managers where the team has no other manager. Whoever opened
/// it is not told.
void tell_of_emergency_access(UnitOfWork& work,
                              const CaseTools& tools,
                              const Actor& actor,
                              const EmergencyAccessId& id,
                              const CaseId& family);

/// The same for those who may approve: the managers of the family's team and the service managers.
void ask_for_second_person(UnitOfWork& work,
                           const CaseTools& tools,
                           const Actor& actor,
                           const EmergencyAccessId& id,
                           const CaseId& family);

/// What such a mail says: no name, and no reason.
struct EmergencyMailTold {
    std::string reference;  // of the family
    bool asks = false;      // for a second person's yes; else it was opened
    Instant at = {};        // when
    std::optional<Date> review_by = {};
};

/// Nothing when there is nobody to tell any more, or nothing to approve.
std::optional<EmergencyMailTold> emergency_mail(UnitOfWork& work, const OutboxMessage& message);

}  // namespace quorate::core
