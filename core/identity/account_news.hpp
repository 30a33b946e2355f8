#pragma once

#include <string_view>

#include "core/access/actor.hpp"
#include "core/identity/identity_ports.hpp"
#include "core/outbox/outbox_message.hpp"
#include "core/proposals/proposal.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What was changed in how somebody signs in that they are told of by mail, so that nobody does it
/// behind their back.
enum class AccountNews {
    factors_taken_off,  // app and passkeys
    passkey_added,
    passkey_removed,
    app_taken_off,  // by an administrator, as are the passkeys of the next
    passkeys_taken_off,
    app_added,
    app_removed,  // by the owner
    recovery_code_used,
    password_changed,
    password_reset,  // by command
    token_made,
    role_changed,
    asked_confirmed,  // what they asked for about another account
    asked_turned_down
};

/// "passkey_added": kept with the message; nothing for app and passkeys that were taken off.
std::string_view code(AccountNews news);

/// Tells the owner, at the address of the account. In the transaction of the change.
void tell_account_owner(UnitOfWork& work,
                        const IdentityTools& tools,
                        const User& owner,
                        AccountNews news);

/// Tells whoever acts of what they did to their own account.
void tell_oneself(UnitOfWork& work,
                  const IdentityTools& tools,
                  const Actor& actor,
                  AccountNews news);

/// Tells of a proposal about an account that was decided: whose role is another one now, and
/// whoever asked for it, unless they took it back themselves.
void tell_of_decision(UnitOfWork& work, const IdentityTools& tools, const Proposal& decided);

/// What a message of MessageKind::account tells of.
AccountNews account_news(const OutboxMessage& message);

}  // namespace quorate::core
