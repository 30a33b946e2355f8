#include "server/jobs/inbound_watcher.hpp"

#include <chrono>
#include <utility>

#include "server/log/log.hpp"
#include "server/mail/mail_reader.hpp"

namespace quorate::server {
namespace {

constexpr std::chrono::seconds look_every{10};
constexpr std::size_t batch = 100;

}  // namespace

InboundWatcher::InboundWatcher(std::string folder, MailIngest ingest, std::function<void()> taken)
    : folder_{std::move(folder)}, ingest_{ingest}, taken_{std::move(taken)}
{
}

InboundWatcher::~InboundWatcher()
{
    stop();
}

void InboundWatcher::start()
{
    thread_ = std::thread{[this] { loop(); }};
}

void InboundWatcher::stop()
{
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

bool InboundWatcher::stopping()
{
    const std::lock_guard lock{mutex_};
    return stopping_;
}

void InboundWatcher::loop()
{
    while (!stopping()) {
        try {
            while (!stopping() && run_once() == static_cast<int>(batch)) {
            }
        } catch (const db::Failure& failure) {
            log(events::database_fault, {{"sqlstate", LogValue::code(failure.code())}});
        } catch (const std::exception&) {
            log(events::mail_unread);
        }
        std::unique_lock lock{mutex_};
        wake_.wait_for(lock, look_every, [this] { return stopping_; });
    }
}

int InboundWatcher::run_once()
{
    const Maildir folder{folder_};
    const auto names = folder.unseen(batch);
    int taken = 0;
    bool failed = false;
    for (const std::string& name : names) {
        if (stopping()) break;
        try {
            take_from(folder, name, ingest_);
        } catch (const db::Failure&) {
            throw;
        } catch (const std::exception&) {
            failed = true;  // one that cannot be read must not keep the others
            continue;
        }
        ++taken;
    }
    if (taken > 0) taken_();
    if (failed) log(events::mail_unread);
    return taken;
}

IngestedMail take_from(const Maildir& folder, const std::string& name, const MailIngest& ingest)
{
    IngestedMail taken = ingest.take(folder.read(name, MailLimits{}.bytes));
    folder.seen(name, taken.is_left_for_a_person());
    return taken;
}

}  // namespace quorate::server
