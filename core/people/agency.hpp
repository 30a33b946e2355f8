#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/support/id.hpp"

namespace quorate::core {

/// What an agency is to quorum.
enum class AgencyKind {
    children_social_care,
    police,
    health,
    education,
    probation,
    housing,
    voluntary,
    legal,
    other,
};

std::span<const AgencyKind> all_agency_kinds();

/// "children_social_care": stored, and used by the API. Never changes.
std::string_view code(AgencyKind kind);

std::optional<AgencyKind> agency_kind_from(std::string_view code);

/// "Children's social care".
std::string_view label(AgencyKind kind);

/// An agency as one authority knows it. The same police force is an agency in each authority that
/// works with it; `organisation` is what these have in common.
struct Agency {
    AgencyId id;
    AuthorityId authority;
    OrganisationId organisation = {};
    std::string name = {};
    AgencyKind kind = AgencyKind::other;
    bool active = true;
    int version = 1;

    friend bool operator==(const Agency&, const Agency&) = default;
};

/// What spans authorities, so that one feed can cover them all.
struct Organisation {
    OrganisationId id;
    std::string joining_code;  // whoever knows it may attach another authority's agency
};

}  // namespace quorate::core
