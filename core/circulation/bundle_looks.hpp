#pragma once

#include <vector>

#include "core/circulation/case_bundle.hpp"

namespace quorate::core {

/// Who has looked at the record of a family, as somebody is told who asks what is held about them:
/// roles, with how often and on how many days. Others of the family are not among them, as what
/// they read is about them; a professional is told of their own looks alone.
std::vector<LooksByRole> looks_by_role(UnitOfWork& work,
                                       const FamilyCase& family,
                                       const BundleSubject& subject);

}  // namespace quorate::core
