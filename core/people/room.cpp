#include "core/people/room.hpp"

#include <array>
#include <stdexcept>

namespace quorate::core {
namespace {

struct FeatureRow {
    AccessFeature feature;
    std::string_view code;
    std::string_view label;
    std::string_view label_cy;
};

constexpr std::array rows{
    FeatureRow{AccessFeature::step_free, "step_free", "Step-free access", "Mynediad heb risiau"},
    FeatureRow{AccessFeature::accessible_toilet,
               "accessible_toilet",
               "Accessible toilet",
               "Toiled hygyrch"},
    FeatureRow{AccessFeature::hearing_loop, "hearing_loop", "Hearing loop", "Dolen glyw"},
    FeatureRow{AccessFeature::parking,
               "parking",
               "Parking for disabled people",
               "Lle parcio i bobl anabl"},
    FeatureRow{AccessFeature::waiting_room,
               "waiting_room",
               "Separate waiting room",
               "Ystafell aros ar wahân"},
    FeatureRow{AccessFeature::separate_entrance,
               "separate_entrance",
               "Separate entrance",
               "Mynedfa ar wahân"},
    FeatureRow{AccessFeature::quiet_space, "quiet_space", "Quiet space", "Lle tawel"},
    FeatureRow{AccessFeature::baby_changing, "baby_changing", "Baby changing", "Lle newid babanod"},
    FeatureRow{AccessFeature::video, "video", "Video equipment", "Offer fideo"},
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

std::string_view label(AccessFeature feature, Language language)
{
    const FeatureRow& row = row_of(feature);
    return language == Language::welsh ? row.label_cy : row.label;
}

std::string full_name(const Room& room)
{
    return room.building.empty() ? room.name : room.name + ", " + room.building;
}

}  // namespace quorate::core
