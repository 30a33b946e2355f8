#pragma once

#include "core/access/actor.hpp"
#include "core/cases/case_details.hpp"
#include "core/cases/case_tools.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

struct AddChild {
    CaseId case_id = {};
    ChildDetails details = {};
};
Result<ChildId> add_child(UnitOfWork& work,
                          const CaseTools& tools,
                          const Actor& actor,
                          const AddChild& command);

struct ChangeChild {
    ChildId id = {};
    int version = 0;  // as it was read
    ChildDetails details = {};
};
Result<int> change_child(UnitOfWork& work,
                         const CaseTools& tools,
                         const Actor& actor,
                         const ChangeChild& command);

struct AddFamilyMember {
    CaseId case_id = {};
    MemberDetails details = {};
};
Result<FamilyMemberId> add_family_member(UnitOfWork& work,
                                         const CaseTools& tools,
                                         const Actor& actor,
                                         const AddFamilyMember& command);

struct ChangeFamilyMember {
    FamilyMemberId id = {};
    int version = 0;
    MemberDetails details = {};
};
Result<int> change_family_member(UnitOfWork& work,
                                 const CaseTools& tools,
                                 const Actor& actor,
                                 const ChangeFamilyMember& command);

/// A member of one family. The id of another family's member is refused as one that is not there.
struct MemberOfCase {
    CaseId case_id = {};
    FamilyMemberId id = {};
};

/// Where a family member lives; empty when nothing is kept. Every look is in the audit.
Result<PostalAddress> view_safe_address(UnitOfWork& work,
                                        const CaseTools& tools,
                                        const Actor& actor,
                                        const MemberOfCase& member);

/// Keeps an address, or forgets it when it is empty.
struct KeepSafeAddress {
    MemberOfCase member = {};
    PostalAddress address = {};
};
Result<Done> keep_safe_address(UnitOfWork& work,
                               const CaseTools& tools,
                               const Actor& actor,
                               const KeepSafeAddress& command);

}  // namespace quorate::core
