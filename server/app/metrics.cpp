#include "server/app/metrics.hpp"

#include <utility>

namespace quorate::server {
namespace {

void append_value(std::string& text,
                  const std::string& name,
                  const std::string& labels,
                  double value)
{
    text.append("quorate_").append(name);
    if (!labels.empty()) text.append("{").append(labels).append("}");
    text.append(" ").append(std::to_string(value)).append("\n");
}

}  // namespace

void Metrics::count(std::string_view name, std::string_view labels, std::uint64_t by)
{
    const std::lock_guard lock{mutex_};
    counts_[std::string{name}][std::string{labels}] += by;
}

void Metrics::gauge(std::string name, std::function<double()> read)
{
    collect(std::move(name), "gauge", [read = std::move(read)] { return Values{{"", read()}}; });
}

void Metrics::collect(std::string name, std::string type, std::function<Values()> read)
{
    const std::lock_guard lock{mutex_};
    collected_[std::move(name)] = {std::move(type), std::move(read)};
}

std::string Metrics::text() const
{
    std::map<std::string, Collected> collected;
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
        collected = collected_;
    }
    text.append("# TYPE quorate_quick_answers_total counter\nquorate_quick_answers_total ")
        .append(std::to_string(quick_answers.load()))
        .append("\n");
    // Read outside the lock: one may ask the database.
    for (const auto& [name, each] : collected) {
        text.append("# TYPE quorate_").append(name).append(" ").append(each.type).append("\n");
        for (const auto& [labels, value] : each.read())
            append_value(text, name, labels, value);
    }
    return text;
}

}  // namespace quorate::server
