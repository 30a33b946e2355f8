#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>

namespace quorate::server {

/// Does the same thing again and again on a thread of its own: at once, then after each pause.
/// What fails is logged, and tried again after the pause. Declare it after everything that `work`
/// uses: it ends its thread when it goes.
class RepeatedJob {
public:
    /// `name` is a literal, and stands in the log beside a fault. `work` gives whether there is
    /// more to be done without a pause.
    RepeatedJob(std::string_view name, std::chrono::seconds pause, std::function<bool()> work);
    ~RepeatedJob();
    RepeatedJob(const RepeatedJob&) = delete;
    RepeatedJob& operator=(const RepeatedJob&) = delete;

    void start();

    /// Waits until what is in hand is done.
    void stop();

    /// For `work`, which leaves what it has not begun when this is true.
    bool stopping();

private:
    void loop();

    std::string_view name_;
    std::chrono::seconds pause_;
    std::function<bool()> work_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace quorate::server
