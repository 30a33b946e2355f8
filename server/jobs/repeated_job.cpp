#include "server/jobs/repeated_job.hpp"

#include <utility>

#include "db/session/database.hpp"
#include "server/log/log.hpp"

namespace quorate::server {

RepeatedJob::RepeatedJob(std::string_view name,
                         std::chrono::seconds pause,
                         std::function<bool()> work)
    : name_{name}, pause_{pause}, work_{std::move(work)}
{
}

RepeatedJob::~RepeatedJob()
{
    stop();
}

void RepeatedJob::start()
{
    thread_ = std::thread{[this] { loop(); }};
}

void RepeatedJob::stop()
{
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

bool RepeatedJob::stopping()
{
    const std::lock_guard lock{mutex_};
    return stopping_;
}

// One of the ends of faults: whatever goes wrong, the loop goes on.
void RepeatedJob::loop()
{
    while (!stopping()) {
        try {
            while (!stopping() && work_()) {
            }
        } catch (const db::Failure& failure) {
            log(events::database_fault, {{"sqlstate", LogValue::code(failure.code())}});
        } catch (const std::exception&) {
            log(events::bug, {{"where", LogValue::code(name_)}});
        }
        std::unique_lock lock{mutex_};
        wake_.wait_for(lock, pause_, [this] { return stopping_; });
    }
}

}  // namespace quorate::server
