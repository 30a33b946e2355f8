#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "core/support/id.hpp"
#include "server/log/events.hpp"

namespace quorate::server {

/// A value that may stand in the log: an id, a number, or a code written in the program. There is
/// no constructor from std::string, so that what somebody typed cannot be logged.
class LogValue {
public:
    LogValue(std::integral auto number) : text_{std::to_string(number)}, is_number_{true} {}

    template <class Tag>
    LogValue(const core::Id<Tag>& id) : text_{id.text()}
    {
    }

    template <std::size_t size>
    LogValue(const char (&literal)[size]) : text_{literal}
    {
    }

    /// For codes that come from a table of the program: routes, methods, refusals, SQLSTATEs.
    static LogValue code(std::string_view code);

    const std::string& text() const { return text_; }
    bool is_number() const { return is_number_; }

private:
    LogValue() = default;

    std::string text_;
    bool is_number_ = false;
};

struct LogField {
    std::string_view name;
    LogValue value;
};

/// Sets the least severity that is written: error, warn, info or debug.
void set_log_level(std::string_view level);

/// Writes one JSON line to standard error: the time, the event and the fields.
void log(const LogEvent& event, std::initializer_list<LogField> fields = {});

}  // namespace quorate::server
