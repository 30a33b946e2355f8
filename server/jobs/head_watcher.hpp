#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/audit/chain_heads.hpp"
#include "core/support/random.hpp"
#include "db/session/database.hpp"
#include "server/identity/head_key.hpp"
#include "server/jobs/repeated_job.hpp"
#include "server/mail/mailer.hpp"

namespace quorate::server {

/// Where signed heads go, both outside the database. What is empty does not count.
struct HeadPlaces {
    std::string file = {};  // lines are added at its end
    std::string to = {};    // a mailbox
};

/// Signs what every audit chain ends with, once an hour and when it starts, and keeps that outside
/// the database. Looks first whether what it signed before still stands, so that a chain that was
/// cut or changed meanwhile is told of in the log. Several servers may each keep heads of their own
/// in one file.
class HeadWatcher {
public:
    /// All outlive it. The mailer is this watcher's alone.
    HeadWatcher(db::Database& database,
                const core::Clock& clock,
                core::RandomSource& random,
                HeadKey key,
                HeadPlaces places,
                std::unique_ptr<Mailer> mailer);

    void start() { job_.start(); }
    void stop() { job_.stop(); }

    /// Signs once; gives the lines that were kept. For the thread, and for tests.
    std::vector<std::string> run_once();

    /// When heads were last kept somewhere, since the start; nothing before the first time.
    std::optional<core::Instant> kept_at() const;

private:
    void look_back(core::UnitOfWork& work);
    bool keep_in_file(const std::string& lines);
    bool mail(const std::string& lines);

    db::Database& database_;
    const core::Clock& clock_;
    core::RandomSource& random_;
    HeadKey key_;
    HeadPlaces places_;
    std::unique_ptr<Mailer> mailer_;
    std::vector<core::HeadStatement> before_;
    std::atomic<long long> kept_at_{0};  // seconds; 0: not yet
    RepeatedJob job_;
};

}  // namespace quorate::server
