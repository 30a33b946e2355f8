#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/support/result.hpp"
#include "server/app/app.hpp"

namespace quorate::server {

struct LoadSize {
    int authorities = 1;
    int meetings = 1000;  // that one agency's feed shows; a quarter as many again lie before them
    std::uint64_t seed = 1;
};

struct LoadedFeed {
    std::string path;
    std::string kind;
    int meetings = 0;  // that it shows on the day of loading
};

struct LoadedSignIn {
    std::string email;
    std::string role;
};

struct LoadedToken {
    std::string token;
    std::string role;
};

struct Loaded {
    std::vector<LoadedFeed> feeds = {};
    std::vector<LoadedSignIn> sign_ins = {};  // the password is demo_password_text
    std::vector<LoadedToken> tokens = {};
};

using LoadProgress = std::function<void(int meetings_done)>;

/// Fills the database with invented councils, families, meetings and seats over two years, for
/// measurements: the same size and seed on the same day make the same data. `already_exists` when
/// that was done before; `wrong_state` beside a council that is not invented. Not audited act by
/// act: nothing in it ever happened.
core::Result<Loaded> seed_load(App& app, const LoadSize& size, const LoadProgress& progress);

}  // namespace quorate::server
