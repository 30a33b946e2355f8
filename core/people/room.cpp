#include "core/people/room.hpp"

#include <array>
#include <stdexcept>

namespace quorate::core {
namespace {

struct FeatureRow {
    AccessFeature feature;
    std::string_view code;
    std::string_view label;
};

constexpr std::array rows{
    FeatureRow{AccessFeature::step_free, "step_free", "Step-free access"},
    FeatureRow{AccessFeature::accessible_toilet, "accessible_toilet", "Accessible toilet"},
    FeatureRow{AccessFeature::hearing_loop, "hearing_loop", "Hearing loop"},
    FeatureRow{AccessFeature::parking, "parking", "Parking for disabled people"},
    FeatureRow{AccessFeature::waiting_room, "waiting_room", "Separate waiting room"},
    FeatureRow{AccessFeature::separate_entrance, "separate_entrance", "Separate entrance"},
    FeatureRow{AccessFeature::quiet_space, "quiet_space", "Quiet space"},
    FeatureRow{AccessFeature::baby_changing, "baby_changing", "Baby changing"},
    FeatureRow{AccessFeature::video, "video", "Video equipment"},
};

const FeatureRow& row_of(AccessFeature feature)
{
    for (const FeatureRow& row : rows)
        if (row.feature == feature) return row;
    throw std::logic_error{"an access feature has no row in room.cpp"};
}

}  // namespace

std::span<const AccessFeature> all_access_features()
{
    static constexpr auto features = [] {
        std::array<AccessFeature, rows.size()> all{};
        for (std::size_t i = 0; i < rows.size(); ++i)
            all[i] = rows[i].feature;
        return all;
    }();
    return features;
}

std::string_view code(AccessFeature feature)
{
    return row_of(feature).code;
}

std::optional<AccessFeature> access_feature_from(std::string_view code)
{
    for (const FeatureRow& row : rows)
        if (row.code == code) return row.feature;
    return std::nullopt;
}

std::string_view label(AccessFeature feature)
{
    return row_of(feature).label;
}

std::string full_name(const Room& room)
{
    return room.building.empty() ? room.name : room.name + ", " + room.building;
}

}  // namespace quorate::core
