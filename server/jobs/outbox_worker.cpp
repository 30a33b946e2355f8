#include "server/jobs/outbox_worker.hpp"

#include <stdexcept>

#include "core/delivery/delivery.hpp"
#include "core/meetings/still_to_be_told.hpp"
#include "core/outbox/outbox.hpp"
#include "db/session/confinement.hpp"
#include "server/log/log.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

constexpr int batch = 20;
// Longer than one attempt may take (SmtpSettings::total_timeout), so that no message is with two
// workers at once.
constexpr seconds lease_lasts{120};
constexpr seconds recover_every{30};
// How long to leave a server in peace that does not even answer. Each message's own wait comes on
// top; without this pause a batch would spend its lease on connecting.
constexpr seconds pause_lasts{10};
constexpr seconds counts_as_alive{600};
constexpr int record_attempts = 5;
// What may only leave encrypted is tried again by itself, should the mail server offer that by
// then.
constexpr hours held_lasts{1};

std::int64_t steady_seconds()
{
    return duration_cast<seconds>(steady_clock::now().time_since_epoch()).count();
}

// What is kept: the envelope's sender on a line before the message.
std::string packed(const ComposedMail& mail)
{
    return mail.sender + '\n' + mail.bytes;
}

std::optional<ComposedMail> unpacked(const std::optional<std::string>& text)
{
    const auto end = text ? text->find('\n') : std::string::npos;
    if (end == std::string::npos) return std::nullopt;
    return ComposedMail{.sender = text->substr(0, end), .bytes = text->substr(end + 1)};
}

std::string code_of(const SendOutcome& outcome)
{
    if (outcome.state == SendState::held) return std::string{core::no_tls};
    if (outcome.code != 0) return std::to_string(outcome.code);
    return outcome.state == SendState::in_doubt ? "no_answer" : "no_connection";
}

}  // namespace

OutboxWorker::OutboxWorker(OutboxTools tools) : tools_{std::move(tools)} {}

OutboxWorker::~OutboxWorker()
{
    stop();
}

void OutboxWorker::start()
{
    seen_at_ = steady_seconds();
    thread_ = std::thread{[this] { loop(); }};
}

void OutboxWorker::stop()
{
    stopping_ = true;
    poke();
    if (thread_.joinable()) thread_.join();
}

void OutboxWorker::poke()
{
    {
        const std::lock_guard lock{mutex_};
        poked_ = true;
    }
    wake_.notify_one();
}

bool OutboxWorker::works() const
{
    return steady_seconds() - seen_at_ < counts_as_alive.count();
}

// One of the two ends of faults (the other is the site): whatever goes wrong, the loop goes on.
void OutboxWorker::loop()
{
    while (!stopping_) {
        seconds wait{1};
        try {
            while (!stopping_ && run_once() > 0)
                seen_at_ = steady_seconds();
            seen_at_ = steady_seconds();
        } catch (const db::Failure& failure) {
            log(events::database_fault, {{"sqlstate", LogValue::code(failure.code())}});
            wait = seconds{5};
        } catch (const std::exception&) {
            log(events::bug, {{"where", "outbox"}});
            wait = seconds{5};
        }
        std::unique_lock lock{mutex_};
        wake_.wait_for(lock, wait, [this] { return poked_ || stopping_; });
        poked_ = false;
    }
}

int OutboxWorker::recover()
{
    return tools_.database.write(
        [&](core::UnitOfWork& work) { return work.outbox.recover_expired(tools_.clock.now()); });
}

int OutboxWorker::run_once()
{
    const core::Instant now = tools_.clock.now();
    if (now >= recover_next_) {
        const int recovered = recover();
        if (recovered > 0) log(events::mail_recovered, {{"messages", recovered}});
        recover_next_ = now + recover_every;
    }
    if (now < paused_until_) return 0;
    const bool any =
        tools_.database.read([&](core::UnitOfWork& work) { return work.outbox.has_due(now); });
    if (!any) return 0;

    const std::string lease = tools_.random.token();
    const auto messages = tools_.database.write([&](core::UnitOfWork& work) {
        return work.outbox.lease(now, now + lease_lasts, lease, batch);
    });
    for (const core::OutboxMessage& message : messages) {
        if (stopping_ || tools_.clock.now() < paused_until_) {
            tools_.database.write(
                [&](core::UnitOfWork& work) { return work.outbox.give_back(lease); });
            break;
        }
        deliver(message, lease);
    }
    return static_cast<int>(messages.size());
}

void OutboxWorker::deliver(const core::OutboxMessage& message, const std::string& lease)
{
    const db::Confinement confined{message.authority};
    SendOutcome outcome{.state = SendState::rejected, .code = 0, .queue_id = {}};
    try {
        const auto mail = take_to_send(message, lease);
        if (!mail) return;
        outcome =
            tools_.mailer.send({.sender = mail->sender, .recipient = message.to}, mail->bytes);
    } catch (const std::invalid_argument&) {
        // An address that nobody can be written to at: trying again would not help.
        outcome.queue_id.clear();
    }
    if (outcome.state == SendState::deferred && outcome.code == 0)
        paused_until_ = tools_.clock.now() + pause_lasts;
    record(message, lease, outcome);
}

std::optional<ComposedMail> OutboxWorker::take_to_send(const core::OutboxMessage& message,
                                                       const std::string& lease)
{
    return tools_.database.write([&](core::UnitOfWork& work) -> std::optional<ComposedMail> {
        const core::Instant now = tools_.clock.now();
        if (work.outbox.is_superseded(message)) {
            work.outbox.mark_cancelled(message.id, lease, "superseded", now);
            return std::nullopt;
        }
        if (core::comes_too_late(work, message, now)) {
            work.outbox.mark_cancelled(
                message.id, lease, std::string{core::meeting_had_started}, now);
            return std::nullopt;
        }
        if (const auto why = core::must_wait(work, message); !why.empty()) {
            work.outbox.mark_held(message.id, lease, std::string{why}, now, now);
            return std::nullopt;
        }
        // A code is written anew, as it says the same, to learn whether it still works.
        const bool is_kept = !message.rendered.empty() && !message.reader_code &&
                             core::still_to_be_told(work, message);
        auto mail = unpacked(is_kept ? tools_.seal.open(message.rendered) : std::nullopt);
        if (!mail) mail = compose(work, tools_.composer, message, now);
        if (!mail) {
            work.outbox.mark_cancelled(message.id, lease, "nobody_to_tell", now);
            return std::nullopt;
        }
        const bool ours = work.outbox.mark_sending(
            message.id, lease, tools_.seal.seal(packed(*mail)), now + lease_lasts);
        if (!ours) return std::nullopt;
        return mail;
    });
}

void OutboxWorker::record(const core::OutboxMessage& message,
                          const std::string& lease,
                          const SendOutcome& outcome)
{
    const std::string code =
        outcome.state == SendState::rejected && outcome.code == 0 ? "unsendable" : code_of(outcome);
    bool gave_up = false;
    const auto note = [&](core::UnitOfWork& work) {
        const core::Instant now = tools_.clock.now();
        core::Outbox& outbox = work.outbox;
        switch (outcome.state) {
            case SendState::accepted:
                return outbox.mark_sent(message.id, lease, code, outcome.queue_id, now);
            case SendState::rejected:
                return outbox.mark_failed(message.id, lease, code, now);
            case SendState::in_doubt:
                return outbox.mark_in_doubt(message.id, lease, code, now);
            case SendState::held:
                return outbox.mark_held(message.id, lease, code, now + held_lasts, now);
            case SendState::deferred:
                break;
        }
        const auto again = core::next_attempt(message, now, jitter());
        gave_up = !again;
        return again ? outbox.mark_retry(message.id, lease, code, *again, now)
                     : outbox.mark_failed(message.id, lease, code, now);
    };
    // The message may be out: that has to be written down before the lease runs out, or it goes
    // out twice.
    for (int attempt = 1;; ++attempt) {
        try {
            const bool ours = tools_.database.write(note);
            if (!ours) log(events::mail_lease_lost, {{"message", message.id}});
            break;
        } catch (const db::Failure&) {
            if (attempt == record_attempts || stopping_) throw;
        }
        std::this_thread::sleep_for(seconds{attempt});
    }
    tell(message, outcome, gave_up);
}

void OutboxWorker::tell(const core::OutboxMessage& message,
                        const SendOutcome& outcome,
                        bool gave_up)
{
    const auto write = [&](const LogEvent& event, const char* result) {
        log(event,
            {{"message", message.id},
             {"meeting", message.meeting},
             {"kind", LogValue::code(code(message.kind))},
             {"smtp_code", outcome.code},
             {"attempt", message.attempts}});
        tools_.metrics.count("outbox_attempts_total", std::string{"result=\""} + result + "\"");
    };
    switch (outcome.state) {
        case SendState::accepted:
            return write(events::mail_sent, "sent");
        case SendState::rejected:
            return write(events::mail_failed, "failed");
        case SendState::held:
            return write(events::mail_held, "held");
        case SendState::in_doubt:
            return write(events::mail_in_doubt, "in_doubt");
        case SendState::deferred:
            return gave_up ? write(events::mail_failed, "gave_up")
                           : write(events::mail_deferred, "deferred");
    }
}

int OutboxWorker::jitter()
{
    return std::uniform_int_distribution{-20, 20}(jitter_);
}

}  // namespace quorate::server
