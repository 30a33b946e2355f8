#include "core/identity/api_tokens.hpp"

#include "core/access/permission.hpp"
#include "core/identity/identity_audit.hpp"
#include "core/identity/second_factor.hpp"
#include "core/identity/sessions.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_name = 80;

Result<Done> check(const CreateApiToken& command)
{
    const std::string name = trimmed(command.name);
    if (name.empty()) return invalid("name", "Enter a name for the token");
    if (length(name) > longest_name || !is_plain_text(name, Lines::one))
        return invalid("name", "Use at most 80 characters for the name");
    if (command.days < 1 || command.days > longest_token_life.count())
        return invalid("days", "Enter a number of days from 1 to 366");
    return Done{};
}

// A token opens everything its owner may do, so making one is like changing the password.
Result<Done> may_create(const Actor& actor, const User& owner, Instant now)
{
    return permit_own(actor,
                      Action::auth_password_change_own,
                      {owner.id.text(), owner.id.text(), owner.authority},
                      now);
}

}  // namespace

Result<NewApiToken> create_api_token(IdentityStores& stores,
                                     const IdentityTools& tools,
                                     const Actor& actor,
                                     const CreateApiToken& command)
{
    const Instant now = tools.clock.now();
    const auto owner = stores.users.find(command.user);
    if (!owner || !owner->active) return Refusal::not_found;
    if (const auto allowed = may_create(actor, *owner, now); !allowed) return allowed.error();
    if (owner->must_change_password && !actor.is_system)
        return invalid("name", "Change your password first: others have seen it");
    if (const auto sound = check(command); !sound) return sound.error();

    const std::string text = std::string{api_token_prefix} + tools.random.token();
    const ApiToken token{.id = ApiTokenId{tools.random.id()},
                         .token_hash = tools.digest.sha256(text),
                         .authority = owner->authority,
                         .user = owner->id,
                         .name = FreeText{trimmed(command.name)},
                         .created_at = now,
                         .expires_at = now + std::chrono::days{command.days}};
    stores.tokens.add(token);
    record_identity_event(stores, tools, actor, "auth.token.create", token.id.text());
    return NewApiToken{token, text};
}

Result<Done> revoke_api_token(IdentityStores& stores,
                              const IdentityTools& tools,
                              const Actor& actor,
                              const ApiTokenId& id)
{
    const Instant now = tools.clock.now();
    const auto token = stores.tokens.find(id);
    if (!token) return Refusal::not_found;
    const bool is_own = token->user == actor.user;
    const auto allowed =
        is_own ? permit_own(actor,
                            Action::auth_session_list_end_own,
                            {id.text(), token->user.text(), token->authority},
                            now)
               : permit(actor, Action::auth_session_end_others, token->authority, now);
    if (!allowed) return allowed;
    if (token->revoked_at) return Done{};

    stores.tokens.revoke(id, now);
    record_identity_event(stores, tools, actor, "auth.token.revoke", id.text());
    return Done{};
}

Result<ResumedToken> resume_api_token(IdentityStores& stores,
                                      const IdentityTools& tools,
                                      const std::string& text,
                                      const std::string& network)
{
    const std::string hash = tools.digest.sha256(text);
    const Instant now = tools.clock.now();
    const auto token = stores.tokens.find_by_hash(hash);
    if (!token || !tools.digest.same(token->token_hash, hash)) return Refusal::not_signed_in;
    if (token->revoked_at || now >= token->expires_at) return Refusal::not_signed_in;

    const auto user = stores.users.find(token->user);
    if (!user || !user->active) return Refusal::not_signed_in;
    if (must_enrol(stores, *user)) return Refusal::needs_second_factor;

    ResumedToken resumed{.actor = actor_of(*user, Session{.network = network}), .token = *token};
    resumed.actor.credential = token->id.text();
    resumed.touch_due = !token->last_used_at || now - *token->last_used_at >= std::chrono::hours{1};
    return resumed;
}

}  // namespace quorate::core
