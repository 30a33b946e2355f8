#pragma once

#include <string>
#include <vector>

#include "core/support/result.hpp"
#include "server/app/app.hpp"

namespace quorate::server {

/// Whether the demonstration is in the database already.
bool has_demo(App& app);

/// Makes the demonstration as it looks on `today`: all of it, or none. Refused with `wrong_state`
/// when the database holds a council that is not invented.
core::Result<core::Done> seed_demo(App& app, core::Date today);

struct DemoAccount {
    core::UserId id;
    std::string name;  // invented, so it may be printed
    std::string email;
    std::string role;  // two letters of the access matrix
    std::string job_title;
    std::string authority;
    bool on_sign_in_page = false;
};

/// Everybody of the cast who has an account in an invented council and may still sign in.
std::vector<DemoAccount> demo_accounts(App& app);

struct DemoFeed {
    std::string path;   // "/feeds/….ics"
    std::string kind;   // "agency"
    std::string label;  // whose it is
};

/// The invented calendar subscriptions that still work, an agency's first.
std::vector<DemoFeed> demo_feeds(App& app);

}  // namespace quorate::server
