#pragma once

#include <optional>
#include <string>

#include "core/cases/emergency_access.hpp"
#include "core/outbox/outbox_message.hpp"

namespace quorate::core {

/// Puts a mail into the outbox for each manager of the family's team, the line manager of whoever
/// opened it and each auditor: that it was opened in an emergency. For service managers where the
/// team has no other manager. Whoever opened it is not told.
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

/// Tells the service managers and the auditors once of each that nobody has reviewed in time, in
/// all authorities; gives how many there were. For a job.
Result<int> tell_of_overdue_reviews(UnitOfWork& work, const CaseTools& tools);

/// What such a mail is about.
enum class EmergencyNews {
    asked,      // somebody needs a second person's yes
    opened,     // a family was opened
    unreviewed  // nobody has said in time whether that was right
};

/// What such a mail says: no name, and no reason.
struct EmergencyMailTold {
    std::string reference;  // of the family
    EmergencyNews news = EmergencyNews::opened;
    Instant at = {};  // when it was asked for or opened
    std::optional<Date> review_by = {};
    bool is_often = false;  // whoever opened it opened more than a few within a week
};

/// Nothing when there is nobody to tell any more, or nothing to approve.
std::optional<EmergencyMailTold> emergency_mail(UnitOfWork& work, const OutboxMessage& message);

}  // namespace quorate::core
