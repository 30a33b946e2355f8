#include "core/identity/sessions.hpp"

#include <algorithm>

#include "core/identity/identity_audit.hpp"

namespace quorate::core {
namespace {

// Noting each request would make every page view a write; a minute's error in fifteen is fine.
constexpr std::chrono::seconds touch_interval{60};

BegunSession add_with_new_token(IdentityStores& stores, const IdentityTools& tools, Session session)
{
    const std::string token = tools.random.token();
    session.token_hash = tools.digest.sha256(token);
    session.csrf_token = tools.random.token();
    session.last_seen_at = tools.clock.now();
    if (session.name.empty()) session.name = credential_text(session.token_hash);
    stores.sessions.add(session);
    return {session, token};
}

bool is_live(const Session& session, const SessionTimes& times, Instant now)
{
    return now < session.expires_at && now - session.last_seen_at < times.idle;
}

}  // namespace

Actor actor_of(const User& user, const Session& session)
{
    return Actor{.user = user.id,
                 .authority = user.authority,
                 .role = user.role,
                 .name = user.name,
                 .teams = user.teams,
                 .stepped_up_at = session.stepped_up_at,
                 .agency = user.agency,
                 .contact = user.contact,
                 .credential = session.name,
                 .network = session.network};
}

BegunSession begin_session(IdentityStores& stores, const IdentityTools& tools, Session session)
{
    session.created_at = tools.clock.now();
    session.name.clear();
    return add_with_new_token(stores, tools, std::move(session));
}

BegunSession renew_session(IdentityStores& stores, const IdentityTools& tools, Session session)
{
    stores.sessions.remove(session.token_hash);
    return add_with_new_token(stores, tools, std::move(session));
}

Result<ResumedSession> resume_session(IdentityStores& stores,
                                      const IdentityTools& tools,
                                      const SessionTimes& times,
                                      const std::string& token)
{
    const std::string hash = tools.digest.sha256(token);
    const Instant now = tools.clock.now();
    const auto session = stores.sessions.find(hash);
    if (!session || !tools.digest.same(session->token_hash, hash)) return Refusal::not_signed_in;
    if (!is_live(*session, times, now)) return Refusal::not_signed_in;

    const auto user = stores.users.find(session->user);
    if (!user || !user->active) return Refusal::not_signed_in;

    // Whoever comes with a work account has never been told the password, and needs none.
    const bool must_change = user->must_change_password && !stores.work_accounts.of_user(user->id);
    // An idle limit shorter than a few minutes would otherwise end sessions that are in use.
    const auto interval = std::min<std::chrono::seconds>(touch_interval, times.idle / 4);
    return ResumedSession{.actor = actor_of(*user, *session),
                          .session = *session,
                          .must_change_password = must_change,
                          .touch_due = now - session->last_seen_at >= interval};
}

void touch_session(IdentityStores& stores, const IdentityTools& tools, const Session& session)
{
    stores.sessions.touch(session.token_hash, tools.clock.now());
}

void sign_out(IdentityStores& stores, const IdentityTools& tools, const std::string& token)
{
    const std::string hash = tools.digest.sha256(token);
    const auto session = stores.sessions.find(hash);
    if (!session) return;
    stores.sessions.remove(hash);
    if (const auto user = stores.users.find(session->user))
        record_identity_event(
            stores, tools, actor_of(*user, *session), "auth.sign_out", user->id.text());
}

bool csrf_matches(const IdentityTools& tools, const Session& session, std::string_view given)
{
    return !session.csrf_token.empty() && tools.digest.same(session.csrf_token, given);
}

}  // namespace quorate::core
