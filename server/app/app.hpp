#pragma once

#include <functional>
#include <memory>
#include <string>
#include <type_traits>

#include "core/access/actor.hpp"
#include "core/identity/identity_ports.hpp"
#include "core/identity/password_hasher.hpp"
#include "core/identity/second_factor.hpp"
#include "core/identity/throttle.hpp"
#include "core/rules/bank_holidays.hpp"
#include "core/support/link_tokens.hpp"
#include "core/support/seal.hpp"
#include "db/session/database.hpp"
#include "server/app/metrics.hpp"
#include "server/app/settings.hpp"
#include "server/dav/known_programs.hpp"
#include "server/documents/pdf_renderer.hpp"
#include "server/feeds/feed_cache.hpp"
#include "server/identity/breached_list.hpp"
#include "server/identity/passkey_check.hpp"
#include "server/identity/totp.hpp"
#include "server/identity/work_provider.hpp"
#include "server/planning/queue_plan.hpp"

namespace quorate::server {

/// What a service needs from outside itself. Tests give their own clock and randomness.
struct Surroundings {
    const core::Clock& clock;
    core::RandomSource& random;
    const core::Digest& digest;
    const core::PasswordHasher& hasher;
    const core::LinkTokens& links;
    const core::Seal& calendar_addresses;
    const core::Seal& agency_reports;
    const core::Seal& second_factors;
    const core::Seal& stored_mail;
    const db::TextSeal& texts;  // about people, in the database
};

/// The whole service but for its sockets and jobs: built once, in order of dependence, and outlives
/// every request.
class App {
public:
    /// Opens the database and brings it up to date. Throws db::Failure.
    App(Settings with_settings, Surroundings surroundings);

    /// Runs a use case in a transaction. When it is refused for want of permission, the denial is
    /// audited in a transaction of its own.
    template <class Work>
    std::invoke_result_t<Work&, core::UnitOfWork&> transact(const core::Actor& actor, Work work)
    {
        auto outcome = database.transact(work);
        if (!outcome) note_refusal(actor, outcome.error());
        if (outcome) committed();
        return outcome;
    }

    /// Runs a use case that only reads, on one snapshot. Anything about a case is audited, so it
    /// belongs in transact() even when nothing else is written.
    template <class Work>
    std::invoke_result_t<Work&, core::UnitOfWork&> read(const core::Actor& actor, Work work)
    {
        auto outcome = database.read(work);
        if constexpr (requires { outcome.error(); }) {
            if (!outcome) note_refusal(actor, outcome.error());
        }
        return outcome;
    }

    /// Audits a refusal for want of permission that was found before any use case ran.
    void deny(const core::Actor& actor, const core::Error& error) { note_refusal(actor, error); }

    core::Instant now() const { return clock.now(); }

    /// The stores and tools that signing in takes.
    core::IdentityStores identity_stores(core::UnitOfWork& work) const;
    core::IdentityTools identity_tools() const { return {clock, random, digest}; }
    core::CodeTools code_tools() const { return {totp, second_factors}; }

    const Settings settings;
    const core::Clock& clock;
    core::RandomSource& random;
    const core::Digest& digest;
    const core::PasswordHasher& hasher;
    const core::LinkTokens& links;
    const core::Seal& calendar_addresses;  // of people's own calendars, kept sealed
    const core::Seal& agency_reports;      // what agencies write, kept sealed
    const core::Seal& second_factors;      // secrets of authenticator apps, kept sealed
    const Totp totp;
    const PasskeyCheck passkeys;
    const BreachedList breached_passwords;
    const core::BankHolidays& bank_holidays;  // shipped; what an authority confirmed comes before
    const core::SignInLimits sign_in_limits;
    const core::SessionTimes session_times;
    Metrics metrics;
    db::Pool pool;
    db::Database database;
    FeedCache feeds;
    KnownPrograms known_programs;
    QueuePlans queue_plans;  // their threads read from the database

    /// What makes PDFs. Replaced before anything is served, if at all.
    std::unique_ptr<PdfRenderer> pdf;

    /// The organisation's sign-on; null where there is none. Replaced before anything is served, if
    /// at all.
    std::unique_ptr<WorkProvider> work_provider;

    /// Told after every commit; and asked whether mail is being sent and whether the clock was set
    /// another way. Set before anything is served, if at all.
    std::function<void()> after_commit = [] {};
    std::function<bool()> outbox_works = [] { return true; };
    std::function<bool()> clock_is_off = [] { return false; };

    /// The program that reads calendar entries in a process of its own: this one.
    std::string worker_program = "/proc/self/exe";

private:
    void committed()
    {
        feeds.changed();
        after_commit();
    }
    void note_refusal(const core::Actor& actor, const core::Error& error);
    void note_denial(const core::Actor& actor, const core::Error& error);
};

}  // namespace quorate::server
