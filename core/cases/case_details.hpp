#pragma once

#include <optional>
#include <string>

#include "core/cases/child.hpp"
#include "core/cases/family_case.hpp"
#include "core/cases/family_member.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {

/// What the form of a case holds.
struct CaseDetails {
    std::string reference = {};
    PersonName family_name = {};
    std::optional<Jurisdiction> jurisdiction = {};
    TeamId team = {};
    UserId lead_worker = {};
};

/// What the form of a child holds. A date that could not be read is the form's business.
struct ChildDetails {
    PersonName given_name = {};
    PersonName family_name = {};
    std::optional<Date> date_of_birth = {};
    std::optional<Date> expected_delivery_date = {};
    std::optional<Date> date_of_death = {};
};

/// What the form of a family member holds.
struct MemberDetails {
    PersonName name = {};
    std::string relationship = {};
    bool has_parental_responsibility = false;
    Email email = {};
    Phone phone = {};
    bool may_email = false;
    std::string language = "English";
    std::string interpreter = {};
    FreeText safe_contact_notes = {};
};

// Each check names its fields with `prefix` before them: "children.0." in a form with several.

void check(FormChecks& checks, const CaseDetails& details);
void check(FormChecks& checks, const ChildDetails& details, Date today, const std::string& prefix);
void check(FormChecks& checks, const MemberDetails& details, const std::string& prefix);

// Checked details put into what is stored, without white space around them.

void apply(const CaseDetails& details, FamilyCase& family);
void apply(const ChildDetails& details, Child& child);
void apply(const MemberDetails& details, FamilyMember& member);

}  // namespace quorate::core
