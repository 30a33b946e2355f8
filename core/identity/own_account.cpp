#include "core/identity/own_account.hpp"

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/people/agency_store.hpp"
#include "core/people/team_store.hpp"

namespace quorate::core {
namespace {

Result<Done> permit_sessions(const Actor& actor, Instant now)
{
    return permit_own(actor,
                      Action::auth_session_list_end_own,
                      {actor.user.text(), actor.user.text(), actor.authority},
                      now);
}

std::vector<OwnSession> sessions_of(UnitOfWork& work,
                                    const SessionTimes& times,
                                    const Actor& actor,
                                    Instant now)
{
    std::vector<OwnSession> live;
    for (Session& session : work.sessions.of_user(actor.user)) {
        if (now >= session.expires_at || now - session.last_seen_at >= times.idle) continue;
        std::string name = session.name;
        const bool is_this = name == actor.credential;
        live.push_back({std::move(name), std::move(session), is_this});
    }
    return live;
}

std::vector<ApiToken> tokens_of(UnitOfWork& work, const UserId& user, Instant now)
{
    std::vector<ApiToken> live;
    for (ApiToken& token : work.api_tokens.of_user(user))
        if (!token.revoked_at && now < token.expires_at) live.push_back(std::move(token));
    return live;
}

void record(UnitOfWork& work, const Actor& actor, Instant now, const std::string& detail)
{
    audit(work,
          actor,
          now,
          {.action = Action::auth_session_list_end_own,
           .object = actor.user.text(),
           .detail = detail});
}

}  // namespace

Result<OwnAccount> view_own_account(UnitOfWork& work,
                                    const Clock& clock,
                                    const SessionTimes& times,
                                    const Actor& actor)
{
    const Instant now = clock.now();
    if (const auto allowed = permit_sessions(actor, now); !allowed) return allowed.error();
    auto user = work.users.find(actor.user);
    if (!user) return Refusal::not_found;

    OwnAccount account{.user = *std::move(user), .teams = {}, .sessions = {}, .tokens = {}};
    for (const TeamId& id : account.user.teams)
        if (const auto team = work.teams.find(actor.authority, id))
            account.teams.push_back(team->name);
    if (account.user.agency)
        if (const auto agency = work.agencies.find(actor.authority, *account.user.agency))
            account.agency = agency->name;
    account.sessions = sessions_of(work, times, actor, now);
    account.tokens = tokens_of(work, actor.user, now);
    if (const auto linked = work.work_accounts.of_user(actor.user))
        account.work_account_since = linked->linked_at;
    return account;
}

Result<Done> end_own_session(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const std::string& name)
{
    const Instant now = clock.now();
    if (const auto allowed = permit_sessions(actor, now); !allowed) return allowed;
    for (const Session& session : work.sessions.of_user(actor.user)) {
        if (session.name != name) continue;
        work.sessions.remove(session.token_hash);
        record(work, actor, now, "ended=" + name);
        return Done{};
    }
    return Refusal::not_found;
}

Result<Done> end_own_other_sessions(UnitOfWork& work, const Clock& clock, const Actor& actor)
{
    const Instant now = clock.now();
    if (const auto allowed = permit_sessions(actor, now); !allowed) return allowed;
    std::string kept;
    for (const Session& session : work.sessions.of_user(actor.user))
        if (session.name == actor.credential) kept = session.token_hash;
    work.sessions.remove_all_of(actor.user, kept);
    record(work, actor, now, "ended=others");
    return Done{};
}

}  // namespace quorate::core
