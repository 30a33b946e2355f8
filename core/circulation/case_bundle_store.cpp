#include "core/circulation/case_bundle_store.hpp"

namespace quorate::core {

std::string_view code(BundleState state)
{
    return state == BundleState::released ? "released" : "waiting";
}

}  // namespace quorate::core
