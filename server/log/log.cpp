#include "server/log/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <chrono>

#include "core/dates/london_time.hpp"

namespace quorate::server {
namespace {

spdlog::logger& logger()
{
    static spdlog::logger instance = [] {
        auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
        sink->set_pattern("%v");
        spdlog::logger made{"quorate", std::move(sink)};
        made.flush_on(spdlog::level::info);
        return made;
    }();
    return instance;
}

spdlog::level::level_enum level_of(Severity severity)
{
    switch (severity) {
        case Severity::debug:
            return spdlog::level::debug;
        case Severity::info:
            return spdlog::level::info;
        case Severity::warn:
            return spdlog::level::warn;
        case Severity::error:
            break;
    }
    return spdlog::level::err;
}

std::string_view word(Severity severity)
{
    switch (severity) {
        case Severity::debug:
            return "debug";
        case Severity::info:
            return "info";
        case Severity::warn:
            return "warn";
        case Severity::error:
            break;
    }
    return "error";
}

// Only letters, digits and the punctuation of codes: nothing that could end a JSON text or a line.
std::string harmless(std::string_view text)
{
    std::string kept;
    for (const char c : text) {
        const bool fine = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') ||
                          std::string_view{"-_./:{}*+ "}.find(c) != std::string_view::npos;
        kept += fine ? c : '?';
    }
    return kept;
}

}  // namespace

LogValue LogValue::code(std::string_view code)
{
    LogValue value;
    value.text_ = std::string{code};
    return value;
}

std::vector<LogEvent> all_log_events()
{
    using namespace events;
    return {started,
            stopping,
            stopped,
            migrated,
            wall_climbed,
            holidays_end_soon,
            audit_broken,
            audit_head_not_kept,
            audit_alert_not_told,
            accounts_suspended,
            request,
            turned_away,
            denied,
            sign_in_spray,
            work_sign_in_failed,
            database_fault,
            bug,
            file_not_scanned,
            pdf_not_made,
            busy_feed_failed,
            mail_sent,
            mail_deferred,
            mail_failed,
            mail_held,
            mail_in_doubt,
            mail_recovered,
            mail_inbox_fault,
            mail_lease_lost,
            mail_received,
            mail_unread,
            clock_jumped};
}

void set_log_level(std::string_view level)
{
    if (level == "error") logger().set_level(spdlog::level::err);
    if (level == "warn") logger().set_level(spdlog::level::warn);
    if (level == "info") logger().set_level(spdlog::level::info);
    if (level == "debug") logger().set_level(spdlog::level::debug);
}

void log(const LogEvent& event, std::initializer_list<LogField> fields)
{
    if (!logger().should_log(level_of(event.severity))) return;
    using namespace std::chrono;
    const auto now = system_clock::now();
    const auto second = floor<seconds>(now);
    const auto millisecond = duration_cast<milliseconds>(now - second).count();
    std::string stamp = core::iso_utc(second);
    stamp.insert(stamp.size() - 1, "." + std::to_string(1000 + millisecond).substr(1));

    std::string line = R"({"ts":")" + stamp + R"(","lvl":")";
    line.append(word(event.severity)).append(R"(","evt":")").append(event.code).append("\"");
    for (const LogField& field : fields) {
        line.append(",\"").append(field.name).append("\":");
        if (field.value.is_number())
            line.append(field.value.text());
        else
            line.append("\"").append(harmless(field.value.text())).append("\"");
    }
    line += '}';
    logger().log(level_of(event.severity), spdlog::string_view_t{line.data(), line.size()});
}

}  // namespace quorate::server
