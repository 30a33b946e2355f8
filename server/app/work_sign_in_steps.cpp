#include "server/app/work_sign_in_steps.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/support/text.hpp"
#include "server/log/log.hpp"

namespace quorate::server {
namespace {

using Ask = WorkProvider::Ask;
using namespace std::chrono;

constexpr std::size_t longest_next = 1000;
constexpr std::size_t longest_code = 4000;

// "TOKEN.BEGUN.in.NEXT" or "TOKEN.BEGUN.again.NEXT"
struct Round {
    std::string cookie;
    core::Instant begun_at;
    Ask ask = Ask::sign_in;
    std::string next;
};

RoundSecrets secrets_of(const App& app, const std::string& cookie)
{
    return {.state = app.links.token("work account state", cookie, 0),
            .nonce = app.links.token("work account nonce", cookie, 0),
            .verifier = app.links.token("work account verifier", cookie, 0)};
}

bool is_cookie_text(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
}

// The round that the browser began, if what it brings back is that round's and it is not over.
std::optional<Round> round_of(const App& app, const Request& request)
{
    const std::string cookie = request.cookie(work_cookie);
    const auto parts = core::split(cookie, '.');
    if (parts.size() != 4 || !std::ranges::all_of(cookie, is_cookie_text)) return std::nullopt;
    if (!app.digest.same(secrets_of(app, cookie).state, request.query.get("state")))
        return std::nullopt;
    // What follows was written by us, or the state would be another.
    long long begun = 0;
    const char* const end = parts[1].data() + parts[1].size();
    if (std::from_chars(parts[1].data(), end, begun).ptr != end) return std::nullopt;
    const auto next = from_base64url(parts[3]);
    Round round{.cookie = cookie,
                .begun_at = core::Instant{seconds{begun}},
                .ask = parts[2] == "again" ? Ask::prove_again : Ask::sign_in,
                .next = next.value_or("/")};
    if (app.now() >= round.begun_at + work_round_lasts) return std::nullopt;
    return round;
}

bool is_of_domain(const std::string& email, const std::set<std::string>& domains)
{
    return domains.empty() ||
           domains.contains(core::lower_case(email.substr(email.rfind('@') + 1)));
}

core::WorkIdentity identity_of(const App& app,
                               const WorkAccountSettings& settings,
                               const IdClaims& claims)
{
    core::WorkIdentity identity{
        .hash = app.digest.sha256("work account\n" + settings.issuer + "\n" + claims.subject),
        .proved_at = claims.auth_time,
        .shows_second_factor = std::ranges::any_of(claims.ways, [&](const std::string& way) {
            return settings.second_factor.contains(way);
        })};
    const std::string email = core::trimmed(claims.email.reveal());
    if (claims.email_verified.value_or(settings.trust_email) && core::email_address(email) &&
        is_of_domain(email, settings.email_domains))
        identity.verified_email = core::Email{email};
    if (settings.group_roles.empty()) return identity;
    identity.roles.emplace();
    for (const std::string& group : claims.groups) {
        const auto role = settings.group_roles.find(group);
        if (role != settings.group_roles.end()) identity.roles->push_back(role->second);
    }
    return identity;
}

bool may_try(App& app, const std::string& network)
{
    return app.database.read([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::may_try_work_account(
            stores, app.identity_tools(), app.sign_in_limits, network);
    });
}

void note_failure(App& app, const std::string& network, const ProviderWord& word)
{
    log(events::work_sign_in_failed, {{"why", LogValue::code(word.fault)}});
    app.database.write([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        const auto tools = app.identity_tools();
        if (word.is_down)
            core::note_work_sign_on_down(stores, tools, network, word.fault);
        else
            core::note_failed_work_sign_in(stores, tools, network, word.fault);
        return true;
    });
}

core::SignInOutcome outcome_for(App& app,
                                const Request& request,
                                const Round& round,
                                const core::WorkIdentity& identity,
                                const std::string& network)
{
    return app.database.write([&](core::UnitOfWork& work) -> core::SignInOutcome {
        auto stores = app.identity_stores(work);
        const auto tools = app.identity_tools();
        if (round.ask == Ask::sign_in)
            return core::sign_in_by_work_account(
                stores, tools, app.session_times, identity, network);
        const auto session = stores.sessions.find(app.digest.sha256(request.session_token));
        if (request.session_token.empty() || !session)
            return {.refusal = core::Refusal::not_signed_in};
        return core::step_up_by_work_account(stores, tools, *session, identity, round.begun_at);
    });
}

}  // namespace

std::string work_cookie_value(const std::string& value)
{
    const seconds left = value.empty() ? seconds{0} : seconds{work_round_lasts};
    return std::string{work_cookie} + "=" + value +
           "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(left.count());
}

std::optional<BegunWorkRound> begin_work_round(App& app, const std::string& next, Ask ask)
{
    const std::string cookie = app.random.token() + "." +
                               std::to_string(app.now().time_since_epoch().count()) +
                               (ask == Ask::prove_again ? ".again." : ".in.") +
                               to_base64url(next.size() > longest_next ? "/" : next);
    const auto location = app.work_provider->sign_in_url(secrets_of(app, cookie), ask);
    if (!location) {
        log(events::work_sign_in_failed, {{"why", "no_discovery"}});
        return std::nullopt;
    }
    return BegunWorkRound{.location = *location, .cookie = cookie};
}

std::string_view code(WorkTrouble trouble)
{
    switch (trouble) {
        case WorkTrouble::over:
            return "work-over";
        case WorkTrouble::cancelled:
            return "work-cancelled";
        case WorkTrouble::down:
            return "work-down";
        case WorkTrouble::too_many:
            return "work-wait";
        case WorkTrouble::no_proof:
            return "work-no-proof";
        case WorkTrouble::refused:
            break;
    }
    return "work-refused";
}

EndedWorkRound end_work_round(App& app, const Request& request, const std::string& network)
{
    EndedWorkRound end{.trouble = WorkTrouble::over};
    const auto round = round_of(app, request);
    if (!round) return end;
    end.next = round->next;
    end.is_step_up = round->ask == Ask::prove_again;
    WorkProvider& provider = *app.work_provider;
    // RFC 9207: the answer of another provider than the one that was asked.
    if (request.query.has("iss") && request.query.get("iss") != provider.settings().issuer)
        return end;
    const std::string& code = request.query.get("code");
    if (request.query.has("error")) end.trouble = WorkTrouble::cancelled;
    if (request.query.has("error") || code.empty() || code.size() > longest_code) return end;

    if (!may_try(app, network)) {
        end.trouble = WorkTrouble::too_many;
        return end;
    }
    const ProviderWord word = provider.exchange(code, secrets_of(app, round->cookie));
    if (!word.fault.empty()) {
        note_failure(app, network, word);
        end.trouble = word.is_down ? WorkTrouble::down : WorkTrouble::refused;
    } else {
        const auto identity = identity_of(app, provider.settings(), word.claims);
        end.outcome = outcome_for(app, request, *round, identity, network);
        const bool is_right = end.outcome.signed_in || !end.outcome.challenge.empty();
        const auto why =
            end.is_step_up && !identity.proved_at ? WorkTrouble::no_proof : WorkTrouble::refused;
        end.trouble = is_right ? std::nullopt : std::optional{why};
    }
    app.metrics.count("authn_total",
                      end.trouble ? "method=\"work_account\",result=\"failed\""
                                  : "method=\"work_account\",result=\"ok\"");
    return end;
}

}  // namespace quorate::server
