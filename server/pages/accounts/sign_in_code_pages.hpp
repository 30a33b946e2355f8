#pragma once

#include <string>

#include "core/identity/sign_in.hpp"
#include "server/app/route.hpp"

namespace quorate::server {

/// The second step of signing in: the code from the app, or a recovery code.
Response get_sign_in_code(App& app, const Request& request, const core::Actor& actor);
Response post_sign_in_code(App& app, const Request& request, const core::Actor& actor);

/// What to do when signing in does not work, and who can help.
Response get_sign_in_help(App& app, const Request& request, const core::Actor& actor);

/// On to that step, with the challenge in a cookie.
Response to_sign_in_code(const core::SignInOutcome& outcome, const std::string& next);

/// The challenge of whoever is at that step; empty when nobody is.
std::string sign_in_challenge(const Request& request);

/// The digest of the session that asks; empty of whoever is not signed in.
std::string asking_session(const App& app, const Request& request, const core::Actor& actor);

/// Where somebody begins anew who took too long.
std::string begin_again_url(const core::Actor& actor, const std::string& next);

/// The answer that begins the session of `outcome` and leads to `next`, or to where more recovery
/// codes are made when few are left of those that one was used of.
Response with_session(App& app, const core::SignInOutcome& outcome, const std::string& next);

/// `next` when it is a path of ours, otherwise the home page.
std::string own_path(const std::string& next);

/// What the sign-in pages say of an attempt that failed, with the time from which on the next one
/// counts.
std::string sentence_for(const core::SignInOutcome& outcome);

}  // namespace quorate::server
