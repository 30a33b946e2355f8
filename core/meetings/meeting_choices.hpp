#pragma once

#include <optional>
#include <vector>

#include "core/cases/child.hpp"
#include "core/cases/family_case.hpp"
#include "core/cases/family_member.hpp"
#include "core/cases/must_not_meet.hpp"
#include "core/due_dates/case_due_date.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/meetings/quorum.hpp"
#include "core/meetings/seats.hpp"
#include "core/people/contact.hpp"
#include "core/people/room.hpp"

namespace quorate::core {

/// Somebody whom a form offers to invite.
struct Candidate {
    SeatHolder holder;
    PersonName name;
    std::string job = {};
    std::string agency_name = {};
    std::optional<AgencyKind> agency_kind = {};
    AgencyId agency = {};
    std::string discipline = {};
    std::optional<Role> staff_role = {};
    bool by_mail = true;           // false: a letter by hand
    bool is_duty_mailbox = false;  // read by whoever is on duty: nobody's time is taken
    bool is_excluded = false;      // must not be invited on this case
};

/// What the form for a meeting of a family offers.
struct MeetingChoices {
    FamilyCase family;
    std::vector<Child> children = {};
    std::vector<Candidate> candidates = {};  // family if they may come, staff, contacts by agency
    std::vector<Room> rooms = {};
    std::vector<User> staff = {};          // of the authority, active, for chair and authoriser
    std::vector<CaseDueDate> limits = {};  // that wait for a meeting of the type, earliest first
    std::optional<CaseDueDate> due = {};   // the first of them, which governs
    QuorumPolicy policy = {};
    std::vector<MustNotMeet> must_not_meet = {};  // of the family
};

/// What the choices of every meeting of an authority have in common, for whoever needs those of
/// many.
struct SharedChoices {
    std::vector<Candidate> professionals = {};  // staff, then contacts by agency
    std::vector<Room> rooms = {};
    std::vector<User> staff = {};
    QuorumPolicy policy = {};
};
SharedChoices shared_choices(UnitOfWork& work, const AuthorityId& authority);

/// For those who may book a meeting of the case.
Result<MeetingChoices> meeting_choices(UnitOfWork& work,
                                       const MeetingTools& tools,
                                       const Actor& actor,
                                       const CaseId& id,
                                       std::optional<MeetingType> type,
                                       const SharedChoices& shared);

/// The same, looked up for this meeting alone.
Result<MeetingChoices> meeting_choices(UnitOfWork& work,
                                       const MeetingTools& tools,
                                       const Actor& actor,
                                       const CaseId& id,
                                       std::optional<MeetingType> type);

/// Whether these people could make quorum at a meeting of the type.
Quorum quorum_if_invited(const MeetingChoices& choices,
                         MeetingType type,
                         const UserId& chair,
                         const std::vector<SeatRequest>& asked);

/// The time that our meetings take of these people on London's `day`. What those meetings are is
/// not told.
std::vector<TakenTime> taken_on(UnitOfWork& work, const Actor& actor, Date day);

}  // namespace quorate::core
