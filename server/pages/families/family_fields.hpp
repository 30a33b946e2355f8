#pragma once

#include <string>
#include <vector>

#include "core/cases/case_details.hpp"
#include "core/cases/case_store.hpp"
#include "core/people/team.hpp"
#include "server/http/request.hpp"
#include "server/pages/families/family_layout.hpp"

namespace quorate::server {

// The fields of a case, a child and a family member: as they are typed, shown and read.

/// What a form about a case offers.
struct CaseChoices {
    std::vector<core::Team> teams;
    std::vector<core::NamedUser> leads;
};
CaseChoices case_choices(core::UnitOfWork& work, const core::Actor& actor);

/// Typed texts, so that a form can be shown again as it was.
using Typed = Fields;

std::vector<View> case_fields(const Typed& typed,
                              const CaseChoices& choices,
                              const std::vector<core::FieldError>& errors);
std::vector<View> child_fields(const Typed& typed,
                               const std::string& prefix,
                               const std::vector<core::FieldError>& errors,
                               const std::string& family_name_hint = {});
std::vector<View> member_fields(const Typed& typed,
                                const std::string& prefix,
                                const std::vector<core::FieldError>& errors);

/// What is saved, as it would have been typed.
Typed typed_from(const core::FamilyCase& family);
Typed typed_from(const core::Child& child);
Typed typed_from(const core::FamilyMember& member);

/// Where what is saved differs from what was typed, what is saved, in words.
std::vector<SummaryRow> theirs(const Typed& saved, const Typed& typed, const CaseChoices& choices);

// What was typed, as a use case takes it. Dates that cannot be read are added to `errors`.

core::CaseDetails case_details_of(const Typed& typed);
core::ChildDetails child_details_of(const Typed& typed,
                                    const std::string& prefix,
                                    std::vector<core::FieldError>& errors);
core::MemberDetails member_details_of(const Typed& typed, const std::string& prefix);

}  // namespace quorate::server
