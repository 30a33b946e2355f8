#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <thread>

#include "core/outbox/outbox_message.hpp"
#include "core/support/random.hpp"
#include "db/session/database.hpp"
#include "server/app/metrics.hpp"
#include "server/jobs/mail_composer.hpp"
#include "server/mail/mail_seal.hpp"
#include "server/mail/mailer.hpp"

namespace quorate::server {

/// What the worker works with. All of it outlives the worker.
struct OutboxTools {
    db::Database& database;
    const core::Clock& clock;
    core::RandomSource& random;
    Metrics& metrics;
    Mailer& mailer;
    const MailSeal& seal;
    ComposerTools composer;
};

/// Sends what stands in the outbox. Each message is written once, at its first attempt, and kept
/// sealed; that it is being sent is committed before the mail server gets its last byte. So after a
/// crash nothing is lost, and what may have arrived is sent at most once more, byte for byte the
/// same. Any number of workers, in any number of processes, may run on one database.
class OutboxWorker {
public:
    explicit OutboxWorker(OutboxTools tools);
    ~OutboxWorker();

    /// Runs on a thread of its own: at every poke(), and at least once a second.
    void start();

    /// Finishes the message in hand, gives the others back, ends the thread.
    void stop();

    /// Something may have been queued. Never blocks.
    void poke();

    /// Whether the thread has been round its loop lately.
    bool works() const;

    /// Takes one batch and tries each message once; gives how many it took. For the thread, and for
    /// tests, which run no thread.
    int run_once();

    /// Returns to the queue what workers that died had taken; gives how many.
    int recover();

private:
    void loop();
    void deliver(const core::OutboxMessage& message, const std::string& lease);
    std::optional<ComposedMail> take_to_send(const core::OutboxMessage& message,
                                             const std::string& lease);
    void record(const core::OutboxMessage& message,
                const std::string& lease,
                const SendOutcome& outcome);
    void tell(const core::OutboxMessage& message, const SendOutcome& outcome, bool gave_up);
    int jitter();

    OutboxTools tools_;
    std::minstd_rand jitter_{std::random_device{}()};
    core::Instant paused_until_{};  // the mail server cannot be reached
    core::Instant recover_next_{};

    std::mutex mutex_;
    std::condition_variable wake_;
    bool poked_ = false;
    std::atomic<bool> stopping_{false};
    std::atomic<std::int64_t> seen_at_{0};  // steady clock, seconds
    std::thread thread_;
};

}  // namespace quorate::server
