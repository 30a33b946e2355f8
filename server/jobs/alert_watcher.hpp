#pragma once

#include <memory>
#include <string>

#include "core/audit/alerts.hpp"
#include "core/people/authority.hpp"
#include "db/session/database.hpp"
#include "server/jobs/repeated_job.hpp"
#include "server/mail/mailer.hpp"

namespace quorate::server {

/// Counts the audit log of every authority four times an hour, looks through its chain once a day,
/// and tells the auditors when there is something to look at. Any number of servers may run on one
/// database: an alert is raised once, and told of by one.
class AlertWatcher {
public:
    /// All outlive it. The mailer is this watcher's alone.
    AlertWatcher(db::Database& database,
                 core::AlertTools tools,
                 std::string public_url,
                 std::unique_ptr<Mailer> mailer);

    void start() { job_.start(); }
    void stop() { job_.stop(); }

    /// Looks once; gives how many alerts are new. For the thread, and for tests.
    int run_once();

private:
    int raise(const core::Authority& authority, core::ChainLook look);
    void tell(const core::Authority& authority);
    bool mail(const core::Authority& authority, const core::AlertsToTell& alerts);

    db::Database& database_;
    core::AlertTools tools_;
    std::string public_url_;
    std::unique_ptr<Mailer> mailer_;
    core::Instant chains_at_;  // when the chains were looked through
    RepeatedJob job_;
};

}  // namespace quorate::server
