#include "core/identity/account_news.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/outbox/outbox.hpp"

namespace quorate::core {
namespace {

struct NewsRow {
    AccountNews news;
    std::string_view code;
};

constexpr std::array all{NewsRow{AccountNews::passkey_added, "passkey_added"},
                         NewsRow{AccountNews::passkey_removed, "passkey_removed"},
                         NewsRow{AccountNews::app_taken_off, "app_taken_off"},
                         NewsRow{AccountNews::passkeys_taken_off, "passkeys_taken_off"},
                         NewsRow{AccountNews::app_added, "app_added"},
                         NewsRow{AccountNews::app_removed, "app_removed"},
                         NewsRow{AccountNews::recovery_code_used, "recovery_code_used"},
                         NewsRow{AccountNews::password_changed, "password_changed"},
                         NewsRow{AccountNews::password_reset, "password_reset"},
                         NewsRow{AccountNews::token_made, "token_made"},
                         NewsRow{AccountNews::role_changed, "role_changed"},
                         NewsRow{AccountNews::asked_confirmed, "asked_confirmed"},
                         NewsRow{AccountNews::asked_turned_down, "asked_turned_down"}};

}  // namespace

std::string_view code(AccountNews news)
{
    const auto row = std::ranges::find(all, news, &NewsRow::news);
    return row == all.end() ? "" : row->code;  // as messages of before had it
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

void tell_oneself(UnitOfWork& work,
                  const IdentityTools& tools,
                  const Actor& actor,
                  AccountNews news)
{
    if (const auto owner = work.users.find(actor.user))
        tell_account_owner(work, tools, *owner, news);
}

void tell_of_decision(UnitOfWork& work, const IdentityTools& tools, const Proposal& decided)
{
    const bool is_role = decided.act == ProposedAct::change_role;
    if (!is_role && decided.act != ProposedAct::add_account) return;
    const bool is_done = decided.status == ProposalStatus::confirmed;
    const auto owner = work.users.find(UserId{decided.object});
    if (owner && is_role && is_done)
        tell_account_owner(work, tools, *owner, AccountNews::role_changed);
    const auto first = work.users.find(decided.proposed_by);
    if (!first || !first->active || decided.decided_by == first->id) return;
    tell_account_owner(work,
                       tools,
                       *first,
                       is_done ? AccountNews::asked_confirmed : AccountNews::asked_turned_down);
}

AccountNews account_news(const OutboxMessage& message)
{
    const auto row = std::ranges::find(all, message.change_summary, &NewsRow::code);
    return row == all.end() ? AccountNews::factors_taken_off : row->news;
}

}  // namespace quorate::core
