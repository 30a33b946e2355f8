#include "core/people/agency.hpp"

#include <array>
#include <stdexcept>

namespace quorate::core {
namespace {

struct KindRow {
    AgencyKind kind;
    std::string_view code;
    std::string_view label;
};

constexpr std::array rows{
    KindRow{AgencyKind::children_social_care, "children_social_care", "Children's social care"},
    KindRow{AgencyKind::police, "police", "Police"},
    KindRow{AgencyKind::health, "health", "Health"},
    KindRow{AgencyKind::education, "education", "Education"},
    KindRow{AgencyKind::probation, "probation", "Probation"},
    KindRow{AgencyKind::housing, "housing", "Housing"},
    KindRow{AgencyKind::voluntary, "voluntary", "Voluntary organisation"},
    KindRow{AgencyKind::legal, "legal", "Legal"},
    KindRow{AgencyKind::other, "other", "Other"},
};

const KindRow& row_of(AgencyKind kind)
{
    for (const KindRow& row : rows)
        if (row.kind == kind) return row;
    throw std::logic_error{"a kind of agency has no row in agency.cpp"};
}

}  // namespace

std::span<const AgencyKind> all_agency_kinds()
{
    static constexpr auto kinds = [] {
        std::array<AgencyKind, rows.size()> all{};
        for (std::size_t i = 0; i < rows.size(); ++i)
            all[i] = rows[i].kind;
        return all;
    }();
    return kinds;
}

std::string_view code(AgencyKind kind)
{
    return row_of(kind).code;
}

std::optional<AgencyKind> agency_kind_from(std::string_view code)
{
    for (const KindRow& row : rows)
        if (row.code == code) return row.kind;
    return std::nullopt;
}

std::string_view label(AgencyKind kind)
{
    return row_of(kind).label;
}

}  // namespace quorate::core
