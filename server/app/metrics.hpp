#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace quorate::server {

/// Counters for /metrics, in Prometheus' text form. Labels come from tables of the program: never
/// the id of a person or a case.
class Metrics {
public:
    /// Counts one more `name{labels}`; `labels` is like `route="/meetings/{m}",status="200"`.
    void count(std::string_view name, std::string_view labels = {}, std::uint64_t by = 1);

    /// Asks `read` for the value whenever the metrics are read.
    void gauge(std::string name, std::function<double()> read);

    /// The same for several values, by labels. `type` is "gauge" or "counter".
    using Values = std::map<std::string, double>;
    void collect(std::string name, std::string type, std::function<Values()> read);

    std::string text() const;

    std::atomic<std::uint64_t> quick_answers{0};  // from memory, on the I/O thread

private:
    mutable std::mutex mutex_;
    std::map<std::string, std::map<std::string, std::uint64_t>> counts_;

    struct Collected {
        std::string type;
        std::function<Values()> read;
    };
    std::map<std::string, Collected> collected_;
};

}  // namespace quorate::server
