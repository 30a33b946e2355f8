#pragma once

#include <vector>

#include "core/access/actor.hpp"
#include "core/cases/case_details.hpp"
#include "core/cases/case_tools.hpp"
#include "core/cases/family_case.hpp"
#include "core/meetings/meeting.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

struct CreateCase {
    CaseDetails details = {};
    std::vector<ChildDetails> children = {};
    std::vector<MemberDetails> family_members = {};
};

/// Adds a family with everybody in it at once. Field errors of children and family members are
/// named "children.0.given_name" and "family_members.0.name".
Result<CaseId> create_case(UnitOfWork& work,
                           const CaseTools& tools,
                           const Actor& actor,
                           const CreateCase& command);

struct ChangeCase {
    CaseId id = {};
    int version = 0;  // as it was read
    CaseDetails details = {};
};

/// Changes what the form of a case holds, and gives the new version. Another team or lead social
/// worker is an allocation, which not everybody who may edit may do. Another jurisdiction works out
/// every due date anew.
Result<int> change_case(UnitOfWork& work,
                        const CaseTools& tools,
                        const Actor& actor,
                        const ChangeCase& command);

/// The meetings of a family that are booked and not over: while there is one, its case stays open.
std::vector<Meeting> meetings_ahead(UnitOfWork& work, const FamilyCase& family, Instant now);

/// Closes a case, or opens it again. What is due in a closed case is in no queue. While a meeting
/// is ahead or open, closing is refused with a sentence that names it.
struct CloseCase {
    CaseId id = {};
    int version = 0;
    bool open = false;
};
Result<int> close_or_reopen_case(UnitOfWork& work,
                                 const CaseTools& tools,
                                 const Actor& actor,
                                 const CloseCase& command);

}  // namespace quorate::core
