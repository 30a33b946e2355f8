#include "core/identity/passkeys.hpp"

#include <algorithm>
#include <utility>

#include "core/access/permission.hpp"
#include "core/identity/identity_audit.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_name = 80;

Result<Done> permit_on_own(const Actor& actor, Action action, Instant now)
{
    return permit_own(actor, action, {actor.user.text(), actor.user.text(), actor.authority}, now);
}

std::string_view name_of(PasskeyUse use)
{
    switch (use) {
        case PasskeyUse::enrol:
            return "enrol";
        case PasskeyUse::sign_in:
            return "sign_in";
        case PasskeyUse::step_up:
            return "step_up";
    }
    return "";
}

std::string holder_of(const IdentityTools& tools, PasskeyUse use, const std::string& token)
{
    return tools.digest.sha256("passkey:" + std::string{name_of(use)} + ":" + token);
}

// The challenge that they were given and have not answered yet. It is gone from now on.
std::optional<std::string> taken(IdentityStores& stores,
                                 const IdentityTools& tools,
                                 PasskeyUse use,
                                 const std::string& token)
{
    if (token.empty()) return std::nullopt;
    const auto challenge = stores.passkeys.take_challenge(holder_of(tools, use, token));
    if (!challenge || tools.clock.now() >= challenge->expires_at) return std::nullopt;
    return challenge->challenge;
}

Actor owner_of(const User& user, const std::string& network)
{
    Actor actor{.user = user.id, .authority = user.authority, .role = user.role};
    actor.network = network;
    return actor;
}

// Whether the passkey signed the challenge now, and is the only one of its kind.
bool has_signed(IdentityStores& stores,
                const IdentityTools& tools,
                const PasskeyVerifier& verifier,
                const Actor& owner,
                const Passkey& passkey,
                const SignedByPasskey& given,
                const std::string& challenge)
{
    const auto signatures = verifier.check(given, passkey, challenge);
    if (!signatures) {
        record_identity_event(
            stores, tools, owner, "auth.mfa.passkey_failed", passkey.id.text(), "refused");
        return false;
    }
    const bool is_ahead = stores.passkeys.use(passkey.id, *signatures, tools.clock.now());
    record_identity_event(stores,
                          tools,
                          owner,
                          is_ahead ? "auth.mfa.passkey_used" : "auth.mfa.passkey_copied",
                          passkey.id.text(),
                          is_ahead ? "ok" : "refused");
    return is_ahead;
}

Result<std::string> sound_name(const std::string& typed)
{
    std::string name = trimmed(typed);
    if (name.empty()) return invalid("name", "Enter a name for the device");
    if (length(name) > longest_name || !is_plain_text(name, Lines::one))
        return invalid("name", "Use at most 80 characters for the name");
    return name;
}

bool has_app(IdentityStores& stores, const UserId& user)
{
    const auto factor = stores.second_factors.find(user);
    return factor && factor->proven_at;
}

}  // namespace

std::string begin_passkey(IdentityStores& stores,
                          const IdentityTools& tools,
                          PasskeyUse use,
                          const std::string& token)
{
    const Instant now = tools.clock.now();
    stores.passkeys.forget_challenges_before(now);
    const PasskeyChallenge challenge{.holder = holder_of(tools, use, token),
                                     .challenge = tools.random.token(),
                                     .expires_at = now + passkey_challenge_lasts};
    stores.passkeys.add(challenge);
    return challenge.challenge;
}

Result<PasskeyRequest> begin_enrolment(IdentityStores& stores,
                                       const IdentityTools& tools,
                                       const Actor& actor)
{
    const auto allowed = permit_on_own(actor, Action::auth_mfa_enrol_own, tools.clock.now());
    if (!allowed) return allowed.error();
    const auto user = stores.users.find(actor.user);
    if (!user) return Refusal::not_found;
    PasskeyRequest request{.user = *user};
    for (const Passkey& passkey : stores.passkeys.of_user(actor.user))
        request.credentials.push_back(passkey.credential);
    request.challenge = begin_passkey(stores, tools, PasskeyUse::enrol, actor.credential);
    return request;
}

Result<ProvenFactor> add_passkey(IdentityStores& stores,
                                 const IdentityTools& tools,
                                 const PasskeyVerifier& verifier,
                                 const Actor& actor,
                                 const std::string& typed_name,
                                 const MadePasskey& made)
{
    const Instant now = tools.clock.now();
    const auto allowed = permit_on_own(actor, Action::auth_mfa_enrol_own, now);
    if (!allowed) return allowed.error();
    const auto name = sound_name(typed_name);
    if (!name) return name.error();
    if (stores.passkeys.of_user(actor.user).size() >= most_passkeys)
        return invalid("name", "You have 10 passkeys. Remove one that you do not use");
    const auto challenge = taken(stores, tools, PasskeyUse::enrol, actor.credential);
    if (!challenge) return invalid("name", "That took too long. Try again");
    const auto fresh = verifier.read_new(made, *challenge);
    if (!fresh)
        return invalid("name",
                       "The passkey could not be used here. Try again, and let the device check "
                       "your finger, your face or its PIN");

    const bool is_first = !has_second_factor(stores, actor.user);
    const Passkey passkey{.id = PasskeyId{tools.random.id()},
                          .authority = actor.authority,
                          .user = actor.user,
                          .name = FreeText{*name},
                          .credential = fresh->credential,
                          .algorithm = fresh->algorithm,
                          .public_key = fresh->public_key,
                          .signatures = fresh->signatures,
                          .added_at = now};
    if (!stores.passkeys.add(passkey))
        return invalid("name", "That passkey is set up already. Use another device");
    record_identity_event(stores, tools, actor, "auth.mfa.passkey_added", passkey.id.text());
    if (!is_first) return ProvenFactor{};
    return first_factor(stores, tools, actor);
}

Result<OwnPasskeys> view_passkeys(IdentityStores& stores,
                                  const IdentityTools& tools,
                                  const Actor& actor)
{
    const auto allowed = permit_on_own(actor, Action::auth_session_list_end_own, tools.clock.now());
    if (!allowed) return allowed.error();
    OwnPasskeys own{.passkeys = stores.passkeys.of_user(actor.user)};
    own.last_is_needed = own.passkeys.size() == 1 && !has_app(stores, actor.user) &&
                         is_factor_demanded(stores, actor.authority, actor.role);
    return own;
}

Result<Done> remove_passkey(IdentityStores& stores,
                            const IdentityTools& tools,
                            const Actor& actor,
                            const PasskeyId& id)
{
    const Instant now = tools.clock.now();
    const auto allowed = permit_on_own(actor, Action::auth_mfa_enrol_own, now);
    if (!allowed) return allowed;
    const auto own = view_passkeys(stores, tools, actor);
    if (!own) return own.error();
    if (std::ranges::find(own->passkeys, id, &Passkey::id) == own->passkeys.end())
        return Refusal::not_found;
    if (own->last_is_needed) return Refusal::wrong_state;
    stores.passkeys.remove(id);
    if (!has_second_factor(stores, actor.user))
        stores.second_factors.set_recovery_codes(actor.user, {}, now);
    record_identity_event(stores, tools, actor, "auth.mfa.passkey_removed", id.text());
    return Done{};
}

SignInOutcome sign_in_by_passkey(IdentityStores& stores,
                                 const IdentityTools& tools,
                                 const PasskeyVerifier& verifier,
                                 const SignInLimits& limits,
                                 const SessionTimes& times,
                                 const PasskeySignIn& command)
{
    const auto challenge = taken(stores, tools, PasskeyUse::sign_in, command.token);
    if (!challenge) return SignInOutcome{.refusal = Refusal::not_signed_in};
    const auto passkey = stores.passkeys.find_by_credential(command.given.credential);
    const auto owner = passkey ? stores.users.find(passkey->user) : std::nullopt;
    // Of a passkey that nobody has, the failure counts as one of an account that does not exist.
    const std::string nobody = "passkey:" + tools.digest.sha256(command.given.credential);
    const SignIn attempt{
        .email = owner ? owner->email : Email{nobody},
        .password = Password{""},
        .network = command.network,
        .is_second_step = owner && awaited_user(stores, tools, command.challenge) == owner->id};
    PendingSignIn pending = begin_sign_in(stores, tools, limits, attempt);
    if (owner && attempt.is_second_step)
        pending.goes_on = session_of(stores, owner->id, command.session_hash);
    PasswordVerdict verdict;
    const bool may_try =
        passkey && pending.user && pending.user->id == passkey->user && !pending.throttled;
    if (may_try && has_signed(stores,
                              tools,
                              verifier,
                              owner_of(*pending.user, command.network),
                              *passkey,
                              command.given,
                              *challenge))
        verdict = {.right = true, .second_factor = Factor::passkey};
    SignInOutcome outcome = finish_sign_in(stores, tools, times, pending, verdict);
    // Whoever had entered the password before needs no code any more.
    if (outcome.signed_in) stores.second_factors.remove_challenges_of(passkey->user);
    return outcome;
}

SignInOutcome step_up_by_passkey(IdentityStores& stores,
                                 const IdentityTools& tools,
                                 const PasskeyVerifier& verifier,
                                 const SignInLimits& limits,
                                 const Session& session,
                                 const SignedByPasskey& given)
{
    const auto challenge = taken(stores, tools, PasskeyUse::step_up, session.name);
    if (!challenge) return SignInOutcome{.refusal = Refusal::not_signed_in};
    const PendingSignIn pending = begin_step_up(stores, tools, limits, session);
    const auto passkey = stores.passkeys.find_by_credential(given.credential);
    PasswordVerdict verdict;
    const bool may_try =
        passkey && pending.user && pending.user->id == passkey->user && !pending.throttled;
    if (may_try &&
        has_signed(
            stores, tools, verifier, actor_of(*pending.user, session), *passkey, given, *challenge))
        verdict = {.right = true, .second_factor = Factor::passkey};
    return finish_step_up(stores, tools, session, pending, verdict);
}

}  // namespace quorate::core
