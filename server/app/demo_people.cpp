#include "server/app/demo_people.hpp"

namespace quorate::server {

std::vector<DemoPerson> demo_people(App&)
{
    return {};
}

std::optional<DemoSignIn> demo_password(App&, const std::string&)
{
    return std::nullopt;
}

}  // namespace quorate::server
