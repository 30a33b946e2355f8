#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/app/app.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {

/// The password of every invented person.
inline constexpr const char* demo_password_text = "quorate demo 2026";

/// The people of the demo authority that the sign-in page offers; none outside the demonstration.
std::vector<DemoPerson> demo_people(App& app);

struct DemoSignIn {
    std::string email;
    std::string password;
};

/// How to sign in as one of them; nothing for anybody who is not invented.
std::optional<DemoSignIn> demo_password(App& app, const std::string& user_id);

}  // namespace quorate::server
