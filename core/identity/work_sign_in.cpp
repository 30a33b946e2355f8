#include "core/identity/work_sign_in.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/access/action.hpp"
#include "core/audit/audited.hpp"
#include "core/identity/identity_audit.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::array<std::pair<WorkRefusal, std::string_view>, 7> codes{{
    {WorkRefusal::no_verified_email, "no_verified_email"},
    {WorkRefusal::no_account, "no_account"},
    {WorkRefusal::account_closed, "account_closed"},
    {WorkRefusal::other_role, "other_role"},
    {WorkRefusal::linked_to_another, "linked_to_another"},
    {WorkRefusal::other_person, "other_person"},
    {WorkRefusal::not_proved_again, "not_proved_again"},
}};

struct Found {
    std::optional<User> user = {};
    bool is_new = false;  // known by the address alone, until now
    std::optional<WorkRefusal> refusal = {};
};

Found find_person(IdentityStores& stores, const WorkIdentity& identity)
{
    if (const auto linked = stores.work_accounts.find(identity.hash))
        return {.user = stores.users.find(linked->user)};
    if (!identity.verified_email) return {.refusal = WorkRefusal::no_verified_email};
    const Email email{lower_case(trimmed(identity.verified_email->reveal()))};
    Found found{.user = stores.users.find_by_email(email), .is_new = true};
    if (!found.user)
        found.refusal = WorkRefusal::no_account;
    else if (stores.work_accounts.of_user(found.user->id))
        found.refusal = WorkRefusal::linked_to_another;
    return found;
}

bool is_open(IdentityStores& stores, const User& user)
{
    if (!user.active) return false;
    const auto use = stores.users.use_of(user.id);
    return !use || !use->suspended_at;
}

bool confirms_role(const WorkIdentity& identity, const User& user)
{
    return !identity.roles ||
           std::ranges::find(*identity.roles, user.role) != identity.roles->end();
}

std::optional<WorkRefusal> refusal_of(IdentityStores& stores,
                                      const WorkIdentity& identity,
                                      const Found& found)
{
    if (found.refusal) return found.refusal;
    if (!found.user) return WorkRefusal::no_account;
    if (!is_open(stores, *found.user)) return WorkRefusal::account_closed;
    if (!confirms_role(identity, *found.user)) return WorkRefusal::other_role;
    return std::nullopt;
}

Actor attempting(const std::optional<User>& user, const std::string& network)
{
    Actor actor{.network = network};
    if (user) {
        actor.user = user->id;
        actor.authority = user->authority;
        actor.role = user->role;
    }
    return actor;
}

std::string network_key(const IdentityTools& tools, const std::string& network)
{
    return tools.digest.sha256("work accounts from:" + network);
}

SignInOutcome refused(IdentityStores& stores,
                      const IdentityTools& tools,
                      const Actor& actor,
                      std::string_view event,
                      WorkRefusal refusal)
{
    stores.attempts.record_failure(network_key(tools, actor.network), tools.clock.now());
    record_identity_event(stores, tools, actor, event, actor.user.text(), code(refusal));
    return SignInOutcome{.refusal = Refusal::sign_in_failed};
}

}  // namespace

std::string_view code(WorkRefusal refusal)
{
    return std::ranges::find(codes, refusal, &decltype(codes)::value_type::first)->second;
}

SignInOutcome sign_in_by_work_account(IdentityStores& stores,
                                      const IdentityTools& tools,
                                      const SessionTimes& times,
                                      const WorkIdentity& identity,
                                      const std::string& network)
{
    const Found found = find_person(stores, identity);
    const Actor actor = attempting(found.user, network);
    if (const auto refusal = refusal_of(stores, identity, found))
        return refused(stores, tools, actor, "auth.failed", *refusal);

    const User& user = *found.user;
    const Instant now = tools.clock.now();
    if (found.is_new) {
        if (!stores.work_accounts.add({.identity_hash = identity.hash,
                                       .authority = user.authority,
                                       .user = user.id,
                                       .linked_at = now}))
            return refused(stores, tools, actor, "auth.failed", WorkRefusal::linked_to_another);
        record_identity_event(stores, tools, actor, "auth.work_account_linked", user.id.text());
    }
    stores.users.note_signed_in(user, now);
    return admit(stores,
                 tools,
                 times,
                 {.user = user,
                  .network = network,
                  .first_factor_at = std::min(identity.proved_at.value_or(Instant{}), now),
                  .shows_second_factor = identity.shows_second_factor});
}

SignInOutcome step_up_by_work_account(IdentityStores& stores,
                                      const IdentityTools& tools,
                                      const Session& session,
                                      const WorkIdentity& identity,
                                      Instant asked_at)
{
    const auto user = stores.users.find(session.user);
    const Actor actor = attempting(user, session.network);
    const auto linked = stores.work_accounts.find(identity.hash);
    const auto refuse = [&](WorkRefusal refusal) {
        return refused(stores, tools, actor, "auth.step_up_failed", refusal);
    };
    if (!user || !is_open(stores, *user)) return refuse(WorkRefusal::account_closed);
    if (!linked || linked->user != session.user) return refuse(WorkRefusal::other_person);
    if (!confirms_role(identity, *user)) return refuse(WorkRefusal::other_role);
    if (!identity.proved_at || *identity.proved_at + clocks_may_differ < asked_at)
        return refuse(WorkRefusal::not_proved_again);
    // A session that was ended meanwhile must not come back to life as a new one.
    if (!stores.sessions.find(session.token_hash)) return {.refusal = Refusal::not_signed_in};

    const Instant now = tools.clock.now();
    // The session goes on meanwhile, as after a password without the code.
    if (!identity.shows_second_factor && has_second_factor(stores, user->id))
        return admit(
            stores, tools, {}, {.user = *user, .network = session.network, .first_factor_at = now});
    Session stepped_up = session;
    stepped_up.stepped_up_at = now;
    const auto [renewed, token] = renew_session(stores, tools, std::move(stepped_up));
    record_identity_event(stores, tools, actor_of(*user, renewed), "auth.step_up", user->id.text());
    return SignInOutcome{.signed_in = NewSession{*user, renewed, token}};
}

bool may_try_work_account(IdentityStores& stores,
                          const IdentityTools& tools,
                          const SignInLimits& limits,
                          const std::string& network)
{
    const Instant since = window_start(limits, tools.clock.now());
    return stores.attempts.failures_since(network_key(tools, network), since) < limits.per_network;
}

void note_work_sign_on_down(IdentityStores& stores,
                            const IdentityTools& tools,
                            const std::string& network,
                            std::string_view why)
{
    record_identity_event(stores, tools, attempting({}, network), "auth.failed", "", why);
}

void note_failed_work_sign_in(IdentityStores& stores,
                              const IdentityTools& tools,
                              const std::string& network,
                              std::string_view why)
{
    stores.attempts.record_failure(network_key(tools, network), tools.clock.now());
    record_identity_event(stores, tools, attempting({}, network), "auth.failed", "", why);
}

bool has_work_account(IdentityStores& stores, const UserId& user)
{
    return stores.work_accounts.of_user(user).has_value();
}

Result<Done> take_off_work_account(UnitOfWork& work,
                                   const IdentityTools& tools,
                                   const Actor& actor,
                                   const UserId& id)
{
    constexpr Action action = Action::auth_session_end_others;
    if (!actor.is_system)
        return Error{.refusal = Refusal::not_permitted,
                     .action = std::string{action_name(action)},
                     .object = id.text()};
    if (!work.work_accounts.remove_of(id)) return Refusal::wrong_state;
    work.second_factors.remove_challenges_of(id);
    work.sessions.remove_all_of(id, "");
    audit(work,
          actor,
          tools.clock.now(),
          {.action = action, .object = id.text(), .detail = "change=work_account.taken_off"});
    return Done{};
}

}  // namespace quorate::core
