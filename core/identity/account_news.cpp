#include "core/identity/account_news.hpp"

#include <string>

#include "core/outbox/outbox.hpp"

namespace quorate::core {

std::string_view code(AccountNews news)
{
    switch (news) {
        case AccountNews::passkey_added:
            return "passkey_added";
        case AccountNews::passkey_removed:
            return "passkey_removed";
        case AccountNews::factors_taken_off:
            break;
    }
    return "";  // as messages of before had it
}

void tell_account_owner(UnitOfWork& work,
                        const IdentityTools& tools,
                        const User& owner,
                        AccountNews news)
{
    const Instant now = tools.clock.now();
    const std::string message = tools.random.id();
    work.outbox.enqueue({.id = OutboxMessageId{message},
                         .authority = owner.authority,
                         .dedupe_key = dedupe_key(MessageKind::account, message, 0),
                         .kind = MessageKind::account,
                         .account = owner.id,
                         .change_summary = std::string{code(news)},
                         .to = owner.email,
                         .message_id = tools.random.uid(),
                         .next_at = now,
                         .created_at = now});
}

AccountNews account_news(const OutboxMessage& message)
{
    for (const AccountNews news : {AccountNews::passkey_added, AccountNews::passkey_removed})
        if (message.change_summary == code(news)) return news;
    return AccountNews::factors_taken_off;
}

}  // namespace quorate::core
