#include "core/identity/sign_in.hpp"

#include "core/access/action.hpp"
#include "core/identity/identity_audit.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// Counts the attempt as failed until finish_sign_in() knows better.
void count_attempt(IdentityStores& stores,
                   const IdentityTools& tools,
                   const SignInLimits& limits,
                   const Email& email,
                   PendingSignIn& pending)
{
    pending.account_key = tools.digest.sha256("account:" + email.reveal());
    pending.network_key = tools.digest.sha256("network:" + pending.network);
    pending.counted_at = tools.clock.now();
    const Instant since = window_start(limits, pending.counted_at);
    pending.throttled = is_throttled(limits,
                                     stores.attempts.failures_since(pending.account_key, since),
                                     stores.attempts.failures_since(pending.network_key, since));
    if (pending.throttled) return;  // not counted, or the wait would never end
    stores.attempts.record_failure(pending.account_key, pending.counted_at);
    stores.attempts.record_failure(pending.network_key, pending.counted_at);
}

void forgive(IdentityStores& stores, const PendingSignIn& pending)
{
    stores.attempts.clear(pending.account_key);
    // The network keeps its other failures, or whoever has one account could guess at others.
    stores.attempts.forget_one(pending.network_key, pending.counted_at);
}

Actor attempting(const PendingSignIn& pending)
{
    Actor actor{.network = pending.network};
    if (pending.user) {
        actor.user = pending.user->id;
        actor.authority = pending.user->authority;
        actor.role = pending.user->role;
    }
    return actor;
}

// Whether the account is still what it was when the password was checked.
bool still_holds(IdentityStores& stores, const User& checked)
{
    const auto user = stores.users.find(checked.id);
    return user && user->active && user->password_hash == checked.password_hash;
}

SignInOutcome refused(IdentityStores& stores,
                      const IdentityTools& tools,
                      const PendingSignIn& pending,
                      std::string_view event)
{
    const Refusal refusal =
        pending.throttled ? Refusal::too_many_attempts : Refusal::sign_in_failed;
    const Actor actor = attempting(pending);
    record_identity_event(
        stores, tools, actor, event, actor.user.text(), refusal_text(refusal).code);
    return SignInOutcome{.refusal = refusal};
}

// Nobody signs in to an account that is closed, or was suspended because nobody had for long.
bool may_sign_in(IdentityStores& stores, const User& user)
{
    if (!user.active) return false;
    const auto use = stores.users.use_of(user.id);
    return !use || !use->suspended_at;
}

bool is_let_in(IdentityStores& stores, const PendingSignIn& pending, const PasswordVerdict& verdict)
{
    return !pending.throttled && pending.user && verdict.right &&
           still_holds(stores, *pending.user);
}

}  // namespace

PendingSignIn begin_sign_in(IdentityStores& stores,
                            const IdentityTools& tools,
                            const SignInLimits& limits,
                            const SignIn& sign_in)
{
    PendingSignIn pending{.network = sign_in.network, .is_api = sign_in.is_api};
    const Email email{lower_case(trimmed(sign_in.email.reveal()))};
    count_attempt(stores, tools, limits, email, pending);
    pending.user = stores.users.find_by_email(email);
    if (pending.user && !may_sign_in(stores, *pending.user)) pending.user.reset();
    return pending;
}

PasswordVerdict check_password(const PasswordHasher& hasher,
                               const PendingSignIn& pending,
                               const Password& password)
{
    if (pending.throttled) return {};
    const bool has_password = pending.user && !pending.user->password_hash.empty();
    const std::string& hash = has_password ? pending.user->password_hash : hasher.dummy_hash();
    PasswordVerdict verdict{.right = hasher.verify(hash, password) && has_password};
    if (verdict.right && hasher.needs_rehash(hash)) verdict.better_hash = hasher.hash(password);
    return verdict;
}

SignInOutcome finish_sign_in(IdentityStores& stores,
                             const IdentityTools& tools,
                             const SessionTimes& times,
                             const PendingSignIn& pending,
                             const PasswordVerdict& verdict)
{
    if (!is_let_in(stores, pending, verdict)) return refused(stores, tools, pending, "auth.failed");

    const User& user = *pending.user;
    forgive(stores, pending);
    stores.users.note_signed_in(user, tools.clock.now());
    if (verdict.better_hash) stores.users.set_password_hash(user.id, *verdict.better_hash);
    const auto [session, token] =
        begin_session(stores,
                      tools,
                      Session{.authority = user.authority,
                              .user = user.id,
                              .expires_at = tools.clock.now() + times.absolute,
                              // The password was entered this moment, which is all a step-up asks.
                              .stepped_up_at = tools.clock.now(),
                              .network = pending.network,
                              .is_api = pending.is_api});
    const Actor actor = actor_of(user, session);
    record_identity_event(stores, tools, actor, action_name(Action::auth_login), user.id.text());
    return SignInOutcome{.signed_in = NewSession{user, session, token}};
}

PendingSignIn begin_step_up(IdentityStores& stores,
                            const IdentityTools& tools,
                            const SignInLimits& limits,
                            const Session& session)
{
    PendingSignIn pending{.user = stores.users.find(session.user),
                          .network = session.network,
                          .is_api = session.is_api};
    const Email email = pending.user ? pending.user->email : Email{session.user.text()};
    count_attempt(stores, tools, limits, email, pending);
    if (pending.user && !pending.user->active) pending.user.reset();
    return pending;
}

SignInOutcome finish_step_up(IdentityStores& stores,
                             const IdentityTools& tools,
                             const Session& session,
                             const PendingSignIn& pending,
                             const PasswordVerdict& verdict)
{
    // A session that was ended meanwhile must not come back to life as a new one.
    const bool lives = stores.sessions.find(session.token_hash).has_value();
    if (!lives || !is_let_in(stores, pending, verdict))
        return refused(stores, tools, pending, "auth.step_up_failed");

    const User& user = *pending.user;
    forgive(stores, pending);
    Session stepped_up = session;
    stepped_up.stepped_up_at = tools.clock.now();
    const auto [renewed, token] = renew_session(stores, tools, std::move(stepped_up));
    record_identity_event(stores, tools, actor_of(user, renewed), "auth.step_up", user.id.text());
    return SignInOutcome{.signed_in = NewSession{user, renewed, token}};
}

}  // namespace quorate::core
