#include "server/app/metrics.hpp"

#include <utility>

namespace quorate::server {

void Metrics::count(std::string_view name, std::string_view labels, std::uint64_t by)
{
    const std::lock_guard lock{mutex_};
    counts_[std::string{name}][std::string{labels}] += by;
}

void Metrics::gauge(std::string name, std::function<double()> read)
{
    const std::lock_guard lock{mutex_};
    gauges_[std::move(name)] = std::move(read);
}

std::string Metrics::text() const
{
    std::map<std::string, std::function<double()>> gauges;
    std::string text;
    {
        const std::lock_guard lock{mutex_};
        for (const auto& [name, rows] : counts_) {
            text.append("# TYPE quorate_").append(name).append(" counter\n");
            for (const auto& [labels, value] : rows) {
                text.append("quorate_").append(name);
                if (!labels.empty()) text.append("{").append(labels).append("}");
                text.append(" ").append(std::to_string(value)).append("\n");
            }
        }
        gauges = gauges_;
    }
    text.append("# TYPE quorate_quick_answers_total counter\nquorate_quick_answers_total ")
        .append(std::to_string(quick_answers.load()))
        .append("\n");
    // Read outside the lock: a gauge may ask the database.
    for (const auto& [name, read] : gauges) {
        text.append("# TYPE quorate_").append(name).append(" gauge\nquorate_").append(name);
        text.append(" ").append(std::to_string(read())).append("\n");
    }
    return text;
}

}  // namespace quorate::server
