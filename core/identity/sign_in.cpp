#include "core/identity/sign_in.hpp"

#include <algorithm>
#include <utility>

#include "core/access/action.hpp"
#include "core/identity/identity_audit.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

std::string account_key_of(const IdentityTools& tools, const Email& email)
{
    return tools.digest.sha256("account:" + email.reveal());
}

// Ends a challenge when the password changes under it.
std::string password_mark_of(const IdentityTools& tools, const User& user)
{
    return tools.digest.sha256("password:" + user.password_hash);
}

// Whoever tries many accounts goes on one attempt at a time, and those who watch are told once.
void slow_spraying(IdentityStores& stores,
                   const IdentityTools& tools,
                   const SignInLimits& limits,
                   PendingSignIn& pending)
{
    const Instant now = pending.counted_at;
    const Instant since = window_start(limits, now);
    const FailureSpread spread = stores.attempts.spread_since(pending.network_key, since);
    if (!is_spraying(limits.spray, spread)) return;
    const std::string mark = tools.digest.sha256("spray:" + pending.network);
    if (stores.attempts.failures_since(mark, since) == 0) {
        stores.attempts.record_failure(mark, now);
        pending.spray_begins = true;
        record_identity_event(stores,
                              tools,
                              Actor{.network = pending.network},
                              "auth.spray",
                              "accounts=" + std::to_string(spread.accounts) +
                                  ",failures=" + std::to_string(spread.failures),
                              "slowed");
    }
    const Instant paused_since = now - limits.spray.pause + std::chrono::seconds{1};
    if (pending.throttled || stores.attempts.failures_since(pending.network_key, paused_since) == 0)
        return;
    pending.throttled = true;
    pending.free_at = now + limits.spray.pause;
}

// Counts the attempt as failed until finish_sign_in() knows better.
void count_attempt(IdentityStores& stores,
                   const IdentityTools& tools,
                   const SignInLimits& limits,
                   const Email& email,
                   PendingSignIn& pending)
{
    pending.account_key = account_key_of(tools, email);
    pending.network_key = tools.digest.sha256("network:" + pending.network);
    pending.counted_at = tools.clock.now();
    const Instant since = window_start(limits, pending.counted_at);
    pending.free_at = pending.counted_at + limits.window;
    pending.throttled = is_throttled(limits,
                                     stores.attempts.failures_since(pending.account_key, since),
                                     stores.attempts.failures_since(pending.network_key, since));
    slow_spraying(stores, tools, limits, pending);
    if (pending.throttled) return;  // not counted, or the wait would never end
    stores.attempts.record_target(pending.network_key, pending.account_key, pending.counted_at);
    stores.attempts.record_failure(pending.account_key, pending.counted_at);
    stores.attempts.record_failure(pending.network_key, pending.counted_at);
}

void forgive(IdentityStores& stores, const PendingSignIn& pending)
{
    stores.attempts.clear(pending.account_key);
    // The network keeps its other failures, or whoever has one account could guess at others.
    stores.attempts.forget_one(pending.network_key, pending.counted_at);
    stores.attempts.forget_target(pending.network_key, pending.account_key, pending.counted_at);
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
                      const Actor& actor,
                      std::string_view event)
{
    const Refusal refusal =
        pending.throttled ? Refusal::too_many_attempts : Refusal::sign_in_failed;
    record_identity_event(
        stores, tools, actor, event, actor.user.text(), refusal_text(refusal).code);
    SignInOutcome outcome{.refusal = refusal, .spray_begins = pending.spray_begins};
    if (pending.throttled) outcome.wait_until = pending.free_at;
    return outcome;
}

SignInOutcome refused(IdentityStores& stores,
                      const IdentityTools& tools,
                      const PendingSignIn& pending,
                      std::string_view event)
{
    return refused(stores, tools, pending, attempting(pending), event);
}

// Nobody signs in to an account that is closed, or was suspended because nobody had for long.
bool may_sign_in(IdentityStores& stores, const User& user)
{
    if (!user.active) return false;
    const auto use = stores.users.use_of(user.id);
    return !use || !use->suspended_at;
}

// Where the organisation wants it, whoever has a work account uses that alone.
bool may_use_password(IdentityStores& stores, const SignInLimits& limits, const User& user)
{
    return limits.linked_use_passwords || !stores.work_accounts.of_user(user.id);
}

bool is_let_in(IdentityStores& stores, const PendingSignIn& pending, const PasswordVerdict& verdict)
{
    return !pending.throttled && pending.user && verdict.right &&
           still_holds(stores, *pending.user);
}

// The password was right. What was wrong before stays counted until the code is right as well, or
// whoever has the password could guess at codes without end.
SignInOutcome asked_for_code(IdentityStores& stores,
                             const IdentityTools& tools,
                             const PendingSignIn& pending)
{
    const User& user = *pending.user;
    stores.attempts.forget_one(pending.account_key, pending.counted_at);
    stores.attempts.forget_one(pending.network_key, pending.counted_at);
    stores.attempts.forget_target(pending.network_key, pending.account_key, pending.counted_at);
    SignInOutcome outcome{.refusal = Refusal::needs_second_factor,
                          .spray_begins = pending.spray_begins};
    if (pending.is_api) return outcome;
    const Instant now = tools.clock.now();
    stores.second_factors.forget_challenges_before(now);
    outcome.challenge = tools.random.token();
    stores.second_factors.add({.token_hash = tools.digest.sha256(outcome.challenge),
                               .authority = user.authority,
                               .user = user.id,
                               .password_mark = password_mark_of(tools, user),
                               .network = pending.network,
                               .begun_at = now,
                               .expires_at = now + challenge_lasts,
                               .first_factor_at = pending.first_factor_at});
    return outcome;
}

// The session goes on under another token, and has stepped up.
SignInOutcome stepped_up(IdentityStores& stores,
                         const IdentityTools& tools,
                         const User& user,
                         const Session& session,
                         Factor second_factor,
                         std::optional<Instant> proved_at = {})
{
    Session whole = session;
    whole.stepped_up_at =
        std::max(session.stepped_up_at.value_or(Instant{}), proved_at.value_or(tools.clock.now()));
    const auto [renewed, token] = renew_session(stores, tools, std::move(whole));
    const Actor actor = actor_of(user, renewed);
    record_identity_event(stores, tools, actor, "auth.step_up", user.id.text());
    if (second_factor == Factor::recovery_code)
        record_identity_event(stores, tools, actor, "auth.mfa.recovery_code", user.id.text());
    return SignInOutcome{.signed_in = NewSession{user, renewed, token},
                         .second_factor = second_factor};
}

// The session of somebody who has shown all that is asked of them.
SignInOutcome let_in(IdentityStores& stores,
                     const IdentityTools& tools,
                     const SessionTimes& times,
                     const PendingSignIn& pending,
                     Factor second_factor,
                     bool asks_for_enrolment = true)
{
    const User& user = *pending.user;
    forgive(stores, pending);
    const Instant now = tools.clock.now();
    if (pending.goes_on) {
        SignInOutcome outcome = stepped_up(
            stores, tools, user, *pending.goes_on, second_factor, pending.first_factor_at);
        outcome.spray_begins = pending.spray_begins;
        return outcome;
    }
    const auto [session, token] =
        begin_session(stores,
                      tools,
                      Session{.authority = user.authority,
                              .user = user.id,
                              .expires_at = now + times.absolute,
                              // A password was entered this moment, which is all a step-up asks.
                              .stepped_up_at = pending.first_factor_at.value_or(now),
                              .network = pending.network,
                              .is_api = pending.is_api,
                              .must_enrol = asks_for_enrolment && must_enrol(stores, user)});
    const Actor actor = actor_of(user, session);
    record_identity_event(stores, tools, actor, action_name(Action::auth_login), user.id.text());
    if (second_factor == Factor::recovery_code)
        record_identity_event(stores, tools, actor, "auth.mfa.recovery_code", user.id.text());
    return SignInOutcome{.signed_in = NewSession{user, session, token},
                         .second_factor = second_factor,
                         .spray_begins = pending.spray_begins};
}

// The challenge of `token` and whose it is, unless it is over.
std::optional<std::pair<SignInChallenge, User>> live_challenge(IdentityStores& stores,
                                                               const IdentityTools& tools,
                                                               const std::string& token)
{
    const std::string hash = tools.digest.sha256(token);
    const auto challenge = stores.second_factors.find_challenge(hash);
    if (!challenge || !tools.digest.same(challenge->token_hash, hash)) return std::nullopt;
    if (tools.clock.now() >= challenge->expires_at) return std::nullopt;
    if (challenge->tries >= most_app_code_tries) return std::nullopt;
    const auto user = stores.users.find(challenge->user);
    if (!user || !may_sign_in(stores, *user)) return std::nullopt;
    if (challenge->password_mark != password_mark_of(tools, *user)) return std::nullopt;
    return std::pair{*challenge, *user};
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
    if (pending.user && !sign_in.is_second_step && !may_use_password(stores, limits, *pending.user))
        pending.user.reset();
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

PasswordVerdict add_code(IdentityStores& stores,
                         const IdentityTools& tools,
                         const CodeTools& codes,
                         const PendingSignIn& pending,
                         const PasswordVerdict& verdict,
                         const std::string& typed)
{
    if (!is_let_in(stores, pending, verdict) || !has_second_factor(stores, pending.user->id))
        return verdict;
    PasswordVerdict both = verdict;
    both.second_factor = use_code(stores, tools, codes, pending.user->id, typed);
    both.right = both.second_factor != Factor::none;
    return both;
}

SignInOutcome finish_sign_in(IdentityStores& stores,
                             const IdentityTools& tools,
                             const SessionTimes& times,
                             const PendingSignIn& pending,
                             const PasswordVerdict& verdict)
{
    if (!is_let_in(stores, pending, verdict)) return refused(stores, tools, pending, "auth.failed");

    const User& user = *pending.user;
    stores.users.note_signed_in(user, tools.clock.now());
    PendingSignIn known = pending;
    if (verdict.better_hash) {
        stores.users.set_password_hash(user.id, *verdict.better_hash);
        known.user->password_hash = *verdict.better_hash;
    }
    if (verdict.second_factor == Factor::none && has_second_factor(stores, user.id))
        return asked_for_code(stores, tools, known);
    return let_in(stores, tools, times, known, verdict.second_factor);
}

SignInOutcome enter_sign_in_code(IdentityStores& stores,
                                 const IdentityTools& tools,
                                 const CodeTools& codes,
                                 const SignInLimits& limits,
                                 const SessionTimes& times,
                                 const EnterSignInCode& command)
{
    const auto found = live_challenge(stores, tools, command.challenge);
    if (!found) return SignInOutcome{.refusal = Refusal::not_signed_in};
    const auto& [challenge, user] = *found;

    PendingSignIn pending{.user = user,
                          .network = command.network,
                          .first_factor_at = challenge.first_factor_at,
                          .goes_on = session_of(stores, user.id, command.session_hash)};
    count_attempt(stores, tools, limits, user.email, pending);
    if (pending.throttled) return refused(stores, tools, pending, "auth.mfa.failed");
    const int tries = stores.second_factors.count_try(challenge.token_hash);
    // Another request has used the challenge up meanwhile.
    if (tries == 0) return SignInOutcome{.refusal = Refusal::not_signed_in};
    const Factor factor = tries > most_app_code_tries
                              ? Factor::none
                              : use_code(stores, tools, codes, user.id, command.typed);
    const bool is_over = factor != Factor::none || tries >= most_app_code_tries;
    if (is_over) stores.second_factors.remove_challenge(challenge.token_hash);
    if (factor != Factor::none) return let_in(stores, tools, times, pending, factor);
    SignInOutcome outcome = refused(stores, tools, pending, "auth.mfa.failed");
    if (is_over) outcome.refusal = Refusal::not_signed_in;
    return outcome;
}

SignInOutcome admit(IdentityStores& stores,
                    const IdentityTools& tools,
                    const SessionTimes& times,
                    const Admission& admission)
{
    const PendingSignIn pending{.user = admission.user,
                                .network = admission.network,
                                .first_factor_at = admission.first_factor_at};
    if (!admission.shows_second_factor && has_second_factor(stores, admission.user.id))
        return asked_for_code(stores, tools, pending);
    return let_in(stores, tools, times, pending, Factor::none, !admission.shows_second_factor);
}

bool awaits_code(IdentityStores& stores, const IdentityTools& tools, const std::string& token)
{
    return live_challenge(stores, tools, token).has_value();
}

std::optional<UserId> awaited_user(IdentityStores& stores,
                                   const IdentityTools& tools,
                                   const std::string& token)
{
    const auto found = live_challenge(stores, tools, token);
    if (!found) return std::nullopt;
    return found->second.id;
}

std::optional<Session> session_of(IdentityStores& stores,
                                  const UserId& user,
                                  const std::string& hash)
{
    auto session = hash.empty() ? std::nullopt : stores.sessions.find(hash);
    if (!session || session->user != user) return std::nullopt;
    return session;
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
    if (pending.user && !may_use_password(stores, limits, *pending.user)) pending.user.reset();
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
    const bool lacks_code = pending.user && verdict.second_factor == Factor::none &&
                            has_second_factor(stores, pending.user->id);
    if (!lives || lacks_code || !is_let_in(stores, pending, verdict)) {
        Actor actor = attempting(pending);
        actor.user = session.user;  // also of whoever may not use a password
        actor.authority = session.authority;
        return refused(stores, tools, pending, actor, "auth.step_up_failed");
    }

    const User& user = *pending.user;
    forgive(stores, pending);
    SignInOutcome outcome = stepped_up(stores, tools, user, session, verdict.second_factor);
    outcome.spray_begins = pending.spray_begins;
    return outcome;
}

}  // namespace quorate::core
