#pragma once

#include <optional>
#include <string>

#include "core/identity/user_store.hpp"
#include "core/proposals/proposal.hpp"
#include "server/app/page.hpp"

namespace quorate::server {

/// What waits for a second person about the account: that it is added, or has another role.
std::optional<core::Proposal> waiting_for(App& app,
                                          const core::Actor& actor,
                                          const core::UserId& user);

/// What of it the account's page says: that it waits, and for whom.
AlertText waiting_words(App& app, const core::Proposal& proposal);

/// Whether it is closed because nobody ever confirmed it.
bool was_never_confirmed(App& app, const core::User& user);

/// What to do with the password that was made for a new account.
std::string password_advice(App& app, const core::Actor& actor, const core::User& added);

/// "A password, with an authenticator app": how the person signs in.
std::string ways_in(App& app, const core::User& user);

}  // namespace quorate::server
