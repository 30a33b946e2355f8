#include "core/identity/app_passwords.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/identity/sessions.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_name = 80;
constexpr std::size_t letters = 32;  // of 5 bits each
constexpr std::size_t letters_in_a_group = 4;

OwnedObject own(const Actor& actor)
{
    return {actor.user.text(), actor.user.text(), actor.authority};
}

// As people read it off a screen and type it on a telephone.
std::string in_groups(const std::string& secret)
{
    std::string text;
    for (std::size_t i = 0; i < secret.size(); ++i) {
        if (i > 0 && i % letters_in_a_group == 0) text += '-';
        text += secret[i];
    }
    return text;
}

// Hyphens, spaces and capitals come of typing it.
std::string as_made(const std::string& typed)
{
    std::string secret = lower_case(typed);
    std::erase_if(secret, [](char c) { return c == '-' || c == ' '; });
    return secret;
}

std::string account_key(const IdentityTools& tools, const AppSignIn& sign_in)
{
    return tools.digest.sha256("app-password:" + lower_case(trimmed(sign_in.email.reveal())));
}

std::string network_key(const IdentityTools& tools, const AppSignIn& sign_in)
{
    return tools.digest.sha256("app-password-network:" + sign_in.network);
}

std::optional<ResumedAppPassword> let_in(UnitOfWork& work,
                                         const IdentityTools& tools,
                                         const AppSignIn& sign_in)
{
    const std::string hash = tools.digest.sha256(as_made(sign_in.secret.reveal()));
    const auto password = work.app_passwords.find_by_hash(hash);
    if (!password || password->revoked_at || !tools.digest.same(password->secret_hash, hash))
        return std::nullopt;
    const auto user = work.users.find(password->user);
    if (!user || !user->active) return std::nullopt;
    if (lower_case(trimmed(sign_in.email.reveal())) != lower_case(user->email.reveal()))
        return std::nullopt;
    Session session;
    session.network = sign_in.network;
    ResumedAppPassword resumed{.actor = actor_of(*user, session), .password = *password};
    resumed.actor.credential = password->id.text();
    resumed.touch_due = !password->last_used_at ||
                        tools.clock.now() - *password->last_used_at >= std::chrono::hours{1};
    return resumed;
}

}  // namespace

Result<NewAppPassword> create_app_password(UnitOfWork& work,
                                           const IdentityTools& tools,
                                           const Actor& actor,
                                           const std::string& typed_name)
{
    const Instant now = tools.clock.now();
    const Action action = Action::auth_password_change_own;
    if (const auto allowed = permit_own(actor, action, own(actor), now); !allowed)
        return allowed.error();
    const std::string name = trimmed(typed_name);
    if (name.empty()) return invalid("name", "Enter a name for the device");
    if (length(name) > longest_name || !is_plain_text(name, Lines::one))
        return invalid("name", "Use at most 80 characters for the name");
    if (work.app_passwords.of_user(actor.user).size() >= most_app_passwords)
        return invalid("name", "You have 20 app passwords. Stop one that nothing uses");

    const std::string secret = tools.random.token().substr(0, letters);
    const AppPassword password{.id = AppPasswordId{tools.random.id()},
                               .authority = actor.authority,
                               .user = actor.user,
                               .name = FreeText{name},
                               .secret_hash = tools.digest.sha256(secret),
                               .created_at = now};
    work.app_passwords.add(password);
    audit(
        work,
        actor,
        now,
        {.action = action, .object = password.id.text(), .detail = "change=app_password.created"});
    return NewAppPassword{password, in_groups(secret)};
}

Result<std::vector<AppPassword>> list_app_passwords(UnitOfWork& work,
                                                    const Clock& clock,
                                                    const Actor& actor)
{
    const auto allowed =
        permit_own(actor, Action::auth_session_list_end_own, own(actor), clock.now());
    if (!allowed) return allowed.error();
    return work.app_passwords.of_user(actor.user);
}

Result<Done> revoke_app_password(UnitOfWork& work,
                                 const Clock& clock,
                                 const Actor& actor,
                                 const AppPasswordId& id)
{
    const Instant now = clock.now();
    const Action action = Action::auth_session_list_end_own;
    if (const auto allowed = permit_own(actor, action, own(actor), now); !allowed) return allowed;
    const auto password = work.app_passwords.find(id);
    if (!password || password->user != actor.user) return Refusal::not_found;
    if (password->revoked_at) return Done{};
    work.app_passwords.revoke(id, now);
    audit(work,
          actor,
          now,
          {.action = action, .object = id.text(), .detail = "change=app_password.stopped"});
    return Done{};
}

Result<ResumedAppPassword> resume_app_password(UnitOfWork& work,
                                               const IdentityTools& tools,
                                               const SignInLimits& limits,
                                               const AppSignIn& sign_in)
{
    if (auto resumed = let_in(work, tools, sign_in)) return *std::move(resumed);
    const Instant since = window_start(limits, tools.clock.now());
    const bool throttled =
        is_throttled(limits,
                     work.sign_ins.failures_since(account_key(tools, sign_in), since),
                     work.sign_ins.failures_since(network_key(tools, sign_in), since));
    return throttled ? Refusal::too_many_attempts : Refusal::sign_in_failed;
}

void count_wrong_app_password(UnitOfWork& work,
                              const IdentityTools& tools,
                              const AppSignIn& sign_in)
{
    const Instant now = tools.clock.now();
    work.sign_ins.record_failure(account_key(tools, sign_in), now);
    work.sign_ins.record_failure(network_key(tools, sign_in), now);
    const auto user = work.users.find_by_email(Email{lower_case(trimmed(sign_in.email.reveal()))});
    work.audit.record(
        user ? user->authority : installation_chain,
        AuditRecord{.at = now,
                    .actor = user ? user->id.text() : std::string{},
                    .actor_role = {},
                    .session = {},
                    .network = sign_in.network,
                    .action = "auth.app_password_failed",
                    .object = user ? user->id.text() : std::string{},
                    .result = std::string{refusal_text(Refusal::sign_in_failed).code}});
}

}  // namespace quorate::core
