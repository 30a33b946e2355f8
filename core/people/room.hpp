#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "core/dates/language.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// What a room offers to those who need it.
enum class AccessFeature {
    step_free,
    accessible_toilet,
    hearing_loop,
    parking,
    waiting_room,
    separate_entrance,
    quiet_space,
    baby_changing,
    video,
};

std::span<const AccessFeature> all_access_features();

/// "step_free": stored, and used by the API. Never changes.
std::string_view code(AccessFeature feature);

std::optional<AccessFeature> access_feature_from(std::string_view code);

/// "Step-free access".
std::string_view label(AccessFeature feature, Language language = Language::english);

/// Where meetings are held.
struct Room {
    RoomId id;
    AuthorityId authority;
    std::string name = {};
    std::string building = {};
    int capacity = 1;
    std::set<AccessFeature> features = {};
    bool active = true;
    int version = 1;

    friend bool operator==(const Room&, const Room&) = default;
};

/// "Willow room, Town Hall".
std::string full_name(const Room& room);

}  // namespace quorate::core
