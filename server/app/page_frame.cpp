#include "server/app/page_frame.hpp"

namespace quorate::server {

std::string organisation_name(App&, const core::Actor&)
{
    return "Quorate";
}

NavCounts navigation_counts(App&, const core::Actor&)
{
    return {};
}

}  // namespace quorate::server
