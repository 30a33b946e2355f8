#pragma once

#include <string_view>

#include "core/identity/identity_ports.hpp"
#include "core/outbox/outbox_message.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What was changed in how somebody signs in that they are told of by mail, so that nobody does it
/// behind their back.
enum class AccountNews { factors_taken_off, passkey_added, passkey_removed };

/// "passkey_added": kept with the message; nothing for factors that were taken off.
std::string_view code(AccountNews news);

/// Tells the owner, at the address of the account. In the transaction of the change.
void tell_account_owner(UnitOfWork& work,
                        const IdentityTools& tools,
                        const User& owner,
                        AccountNews news);

/// What a message of MessageKind::account tells of.
AccountNews account_news(const OutboxMessage& message);

}  // namespace quorate::core
