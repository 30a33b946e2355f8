#include "core/identity/enrol_second_factor.hpp"

#include <algorithm>
#include <utility>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/identity/account_news.hpp"
#include "core/identity/identity_audit.hpp"
#include "core/identity/sessions.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t secret_letters = 32;    // of 5 bits: 160, as RFC 4226 recommends
constexpr std::size_t recovery_letters = 16;  // 80 bits

Result<Done> permit_own_factor(const Actor& actor, Action action, Instant now)
{
    return permit_own(actor, action, {actor.user.text(), actor.user.text(), actor.authority}, now);
}

Result<Done> permit_enrol(const Actor& actor, Instant now)
{
    return permit_own_factor(actor, Action::auth_mfa_enrol_own, now);
}

// In capitals, as authenticator apps show and expect base32.
std::string new_secret(RandomSource& random)
{
    std::string secret = random.token().substr(0, secret_letters);
    for (char& c : secret)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return secret;
}

std::vector<std::string> new_recovery_codes(IdentityStores& stores,
                                            const IdentityTools& tools,
                                            const UserId& user)
{
    std::vector<std::string> codes;
    std::vector<std::string> hashes;
    for (int made = 0; made < recovery_codes_made; ++made) {
        const std::string code = tools.random.token().substr(0, recovery_letters);
        hashes.push_back(recovery_hash(tools.digest, user, code));
        codes.push_back(in_groups_of_four(code, '-'));
    }
    stores.second_factors.set_recovery_codes(user, hashes, tools.clock.now());
    return codes;
}

SecondFactor factor_of(IdentityStores& stores, const Actor& actor)
{
    return stores.second_factors.find(actor.user)
        .value_or(SecondFactor{.user = actor.user, .authority = actor.authority});
}

Result<Done> permit_take_off(const Actor& actor,
                             const std::optional<User>& user,
                             const UserId& id,
                             Instant now)
{
    constexpr Action action = Action::auth_session_end_others;
    if (!actor.is_system) {
        if (const auto ok = permit_role(actor, action); !ok) return ok;
        const auto owner = user ? user->authority : AuthorityId{};
        if (const auto ok = permit(actor, action, owner, now); !ok) return ok;
        if (id == actor.user)
            return Error{.refusal = Refusal::not_permitted,
                         .action = std::string{action_name(action)},
                         .object = id.text()};
    }
    if (!user || user->authority != actor.authority) return Refusal::not_found;
    return Done{};
}

void record(IdentityStores& stores,
            const IdentityTools& tools,
            const Actor& actor,
            std::string_view event,
            const std::string& object)
{
    record_identity_event(stores, tools, actor, event, object);
}

// The session that asks goes on under another token, and may open everything now.
BegunSession renewed_session(IdentityStores& stores, const IdentityTools& tools, const Actor& actor)
{
    BegunSession renewed;
    for (const Session& session : stores.sessions.of_user(actor.user)) {
        if (session.name != actor.credential) continue;
        Session whole = session;
        whole.must_enrol = false;
        renewed = renew_session(stores, tools, std::move(whole));
        break;
    }
    stores.sessions.remove_all_of(actor.user, renewed.session.token_hash);
    return renewed;
}

}  // namespace

bool is_factor_demanded(IdentityStores& stores, const AuthorityId& authority, Role role)
{
    const auto roles = stores.second_factors.demanded_of(authority);
    return std::ranges::find(roles, role) != roles.end();
}

ProvenFactor first_factor(IdentityStores& stores, const IdentityTools& tools, const Actor& actor)
{
    SecondFactor factor = factor_of(stores, actor);
    if (factor.taken_off_at) {
        factor.taken_off_at.reset();
        stores.second_factors.save(factor);
    }
    BegunSession session = renewed_session(stores, tools, actor);
    return {.recovery_codes = new_recovery_codes(stores, tools, actor.user),
            .session_token = std::move(session.token),
            .csrf_token = std::move(session.session.csrf_token)};
}

Result<OwnSecondFactor> view_second_factor(IdentityStores& stores,
                                           const IdentityTools& tools,
                                           const Actor& actor)
{
    const auto allowed =
        permit_own_factor(actor, Action::auth_session_list_end_own, tools.clock.now());
    if (!allowed) return allowed.error();
    const SecondFactor factor = factor_of(stores, actor);
    const bool has_passkey = !stores.passkeys.of_user(actor.user).empty();
    return OwnSecondFactor{
        .proven_at = factor.proven_at,
        .recovery_codes_left = stores.second_factors.recovery_codes_left(actor.user),
        .is_pending = !factor.pending_secret.empty(),
        .is_demanded = !has_passkey && is_factor_demanded(stores, actor.authority, actor.role),
        .has_passkey = has_passkey,
        .is_taken_off = factor.taken_off_at && !factor.proven_at && !has_passkey};
}

Result<Done> begin_second_factor(IdentityStores& stores,
                                 const IdentityTools& tools,
                                 const CodeTools& codes,
                                 const Actor& actor)
{
    if (const auto allowed = permit_enrol(actor, tools.clock.now()); !allowed) return allowed;
    SecondFactor factor = factor_of(stores, actor);
    factor.pending_secret = codes.seal.seal(new_secret(tools.random));
    stores.second_factors.save(factor);
    record(stores, tools, actor, "auth.mfa.begun", actor.user.text());
    return Done{};
}

Result<std::string> pending_secret(IdentityStores& stores,
                                   const IdentityTools& tools,
                                   const CodeTools& codes,
                                   const Actor& actor)
{
    if (const auto allowed = permit_enrol(actor, tools.clock.now()); !allowed)
        return allowed.error();
    const auto secret = codes.seal.open(factor_of(stores, actor).pending_secret);
    if (!secret) return Refusal::wrong_state;
    return *secret;
}

Result<ProvenFactor> prove_second_factor(IdentityStores& stores,
                                         const IdentityTools& tools,
                                         const CodeTools& codes,
                                         const Actor& actor,
                                         const std::string& typed)
{
    const Instant now = tools.clock.now();
    if (const auto allowed = permit_enrol(actor, now); !allowed) return allowed.error();
    SecondFactor factor = factor_of(stores, actor);
    const auto secret = codes.seal.open(factor.pending_secret);
    if (!secret) return Refusal::wrong_state;
    const auto code = app_code_in(typed);
    if (!code) return invalid("code", "Enter the 6 digits that the app shows now");
    const auto step =
        matching_step(codes.codes, tools.digest, *secret, *code, now, factor.last_step);
    if (!step)
        return invalid("code",
                       "That is not the code. Check that the telephone's clock is right, and enter "
                       "the code that the app shows now");

    factor.sealed_secret = factor.pending_secret;
    factor.pending_secret.clear();
    factor.proven_at = now;
    stores.second_factors.save(factor);
    if (!stores.second_factors.use_step(actor.user, *step)) return Refusal::wrong_state;
    ProvenFactor proven = first_factor(stores, tools, actor);
    record(stores, tools, actor, action_name(Action::auth_mfa_enrol_own), actor.user.text());
    return proven;
}

Result<std::vector<std::string>> renew_recovery_codes(IdentityStores& stores,
                                                      const IdentityTools& tools,
                                                      const Actor& actor)
{
    if (const auto allowed = permit_enrol(actor, tools.clock.now()); !allowed)
        return allowed.error();
    if (!has_second_factor(stores, actor.user)) return Refusal::wrong_state;
    auto codes = new_recovery_codes(stores, tools, actor.user);
    record(stores, tools, actor, "auth.mfa.recovery_codes_made", actor.user.text());
    return codes;
}

Result<Done> remove_own_second_factor(IdentityStores& stores,
                                      const IdentityTools& tools,
                                      const Actor& actor)
{
    if (const auto allowed = permit_enrol(actor, tools.clock.now()); !allowed) return allowed;
    const bool has_passkey = !stores.passkeys.of_user(actor.user).empty();
    if (!has_passkey && is_factor_demanded(stores, actor.authority, actor.role))
        return Refusal::wrong_state;
    if (!factor_of(stores, actor).proven_at) return Refusal::wrong_state;
    stores.second_factors.save({.user = actor.user, .authority = actor.authority});
    if (!has_passkey) stores.second_factors.set_recovery_codes(actor.user, {}, tools.clock.now());
    record(stores, tools, actor, "auth.mfa.removed", actor.user.text());
    return Done{};
}

Result<Done> take_off_second_factor(UnitOfWork& work,
                                    const IdentityTools& tools,
                                    const Actor& actor,
                                    const UserId& id)
{
    const Instant now = tools.clock.now();
    const auto user = work.users.find(id);
    if (const auto allowed = permit_take_off(actor, user, id, now); !allowed) return allowed;
    const auto factor = work.second_factors.find(id);
    const bool has_app = factor && factor->proven_at;
    const bool has_passkey = !work.passkeys.of_user(id).empty();
    if (!has_app && !has_passkey) return Refusal::wrong_state;
    work.passkeys.remove_all_of(id);
    work.second_factors.save({.user = id, .authority = user->authority, .taken_off_at = now});
    work.second_factors.set_recovery_codes(id, {}, now);
    work.second_factors.remove_challenges_of(id);
    work.sessions.remove_all_of(id, "");
    audit(work,
          actor,
          now,
          {.action = Action::auth_session_end_others,
           .object = id.text(),
           .detail = "change=second_factor.taken_off"});
    AccountNews news = AccountNews::factors_taken_off;
    if (!has_passkey) news = AccountNews::app_taken_off;
    if (!has_app) news = AccountNews::passkeys_taken_off;
    tell_account_owner(work, tools, *user, news);
    return Done{};
}

Result<std::vector<Role>> view_demanded_roles(IdentityStores& stores,
                                              const IdentityTools& tools,
                                              const Actor& actor)
{
    const auto allowed = permit(actor, Action::user_create, actor.authority, tools.clock.now());
    if (!allowed) return allowed.error();
    return stores.second_factors.demanded_of(actor.authority);
}

Result<Done> save_demanded_roles(IdentityStores& stores,
                                 const IdentityTools& tools,
                                 const Actor& actor,
                                 const std::vector<Role>& roles)
{
    const auto allowed = permit(actor, Action::user_create, actor.authority, tools.clock.now());
    if (!allowed) return allowed;
    const auto has_account = [](Role role) {
        return role != Role::anonymous && role != Role::agency_link;
    };
    if (!std::ranges::all_of(roles, has_account))
        return invalid("roles", "Choose roles from the list");
    stores.second_factors.set_demanded_of(actor.authority, roles);
    std::string codes;
    for (const Role role : roles)
        codes.append(codes.empty() ? "" : "+").append(role_code(role));
    record(stores, tools, actor, "auth.mfa.demanded", codes.empty() ? "none" : codes);
    return Done{};
}

std::string in_groups_of_four(const std::string& text, char between)
{
    std::string grouped;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0 && i % 4 == 0) grouped += between;
        grouped += text[i];
    }
    return grouped;
}

}  // namespace quorate::core
