#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "server/app/api.hpp"
#include "server/planning/queue_plan.hpp"

namespace quorate::server {

/// A plan is never changed, only dropped: it has one version.
inline constexpr int plan_version = 1;

/// How far a plan is, and once it is made, what it proposes.
json::object to_json(const QueuePlan& plan);

/// What the API calls a meeting of a plan, and back.
std::string placement_id(std::size_t meeting);
std::optional<std::size_t> placement_from(std::string_view id);

}  // namespace quorate::server
