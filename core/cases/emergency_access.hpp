#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/cases/case_tools.hpp"
#include "core/dates/working_calendar.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

using EmergencyAccessId = Id<struct EmergencyAccessTag>;

/// How long whoever opened a family in an emergency may look at it.
inline constexpr std::chrono::minutes emergency_lasts{60};

/// How long a request may wait for a second person, and an approval to be used.
inline constexpr std::chrono::hours approval_lasts{24};

/// Within how many working days somebody else has to say whether it was right.
inline constexpr WorkingDays emergency_reviewed_within{2};

/// The shortest reason that counts, in characters.
inline constexpr std::size_t shortest_emergency_reason = 20;

/// That somebody who does not work with a family looks at it all the same, because they must, or
/// asked to ("break-glass"). It lets them read, never write.
struct EmergencyAccess {
    EmergencyAccessId id;
    AuthorityId authority;
    UserId user;
    CaseId case_id = {};         // empty: no family has the reference
    std::string reference = {};  // as it was typed
    FreeText reason = {};
    Instant asked_at = {};
    std::optional<UserId> approved_by = {};  // of a sealed family
    std::optional<Instant> approved_at = {};
    std::optional<Instant> opened_at = {};  // not yet, while it waits for a second person
    std::optional<Instant> ends_at = {};
    std::optional<Date> review_by = {};
    std::optional<UserId> reviewed_by = {};
    std::optional<Instant> reviewed_at = {};
    bool is_justified = false;  // as the review found
    FreeText review_note = {};
    std::string credential = {};           // the sign-in from which it was asked
    std::string approver_credential = {};  // and from which it was approved

    // Whether the actor can be the second person: see Actor::is_second_to().

    bool may_be_approved_by(const Actor& actor) const
    {
        return actor.is_second_to(user, credential);
    }

    /// Not who let themselves in, nor who let them.
    bool may_be_reviewed_by(const Actor& actor) const
    {
        return actor.is_second_to(user, credential) &&
               actor.is_second_to(approved_by.value_or(UserId{}), approver_credential);
    }
};

enum class EmergencyState { waiting, approved, lapsed, open, over };
EmergencyState state_of(const EmergencyAccess& access, Instant now);

struct AskForEmergencyAccess {
    std::string reference = {};
    FreeText reason = {};
};

/// What came of asking. Nothing tells a sealed family from a reference that no family has.
struct AskedEmergencyAccess {
    EmergencyAccessId id = {};     // empty when the family could be opened before
    std::optional<CaseId> opened;  // nothing: it waits for a second person, if there is a family
};

/// Opens the family with this reference for an hour, tells its team's managers and the auditors,
/// and keeps why. A sealed family waits until a second person approved. Whoever may open the family
/// anyway, or has it open, gets no longer time by asking. Needs the password again.
Result<AskedEmergencyAccess> ask_for_emergency_access(UnitOfWork& work,
                                                      const CaseTools& tools,
                                                      const Actor& actor,
                                                      const AskForEmergencyAccess& command);

/// Opens what a second person approved. Needs the password again.
Result<CaseId> open_approved_access(UnitOfWork& work,
                                    const CaseTools& tools,
                                    const Actor& actor,
                                    const EmergencyAccessId& id);

/// The second person's yes, for a day; never of whoever asked, nor from the same sign-in.
Result<Done> approve_emergency_access(UnitOfWork& work,
                                      const CaseTools& tools,
                                      const Actor& actor,
                                      const EmergencyAccessId& id);

/// Ends the actor's own before its time.
Result<Done> end_emergency_access(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const Actor& actor,
                                  const EmergencyAccessId& id);

/// Notes in the audit what ran out since the last time, in all authorities; gives how many. For a
/// job: what has run out lets nobody in, noted or not.
Result<int> note_ended_access(UnitOfWork& work, const Clock& clock);

/// What the actor asked for, the last first: what waits, is approved or open, and what ended in the
/// last day.
Result<std::vector<EmergencyAccess>> own_emergency_access(UnitOfWork& work,
                                                          const CaseTools& tools,
                                                          const Actor& actor);

/// What the actor has open now, for the top of each page.
std::vector<EmergencyAccess> open_emergency_access(UnitOfWork& work,
                                                   const Actor& actor,
                                                   Instant now);

}  // namespace quorate::core
