#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::db {

/// Text about a person, which is sealed before it is bound. One of a pair that SQL compares is
/// sealed alike each time.
struct PersonalText {
    std::string text;
    bool is_compared = false;
};

/// A bound value or a column: NULL, a whole number or text. Both databases hold nothing else of
/// ours: instants are UTC seconds, dates ISO text, booleans 0 and 1. What is read is never a
/// PersonalText: it was opened.
using Value = std::variant<std::monostate, long long, std::string, PersonalText>;

enum class ColumnKind { number, text, personal };

/// A date as `YYYY-MM-DD`, and back. Text that is no date throws std::logic_error: only we wrote
/// it.
std::string date_column(core::Date date);
core::Date date_from_column(const std::string& text);

/// How a C++ type is kept. Reading NULL into anything but an optional throws, as a bug.
template <class T>
struct Column;

template <class T>
    requires std::is_integral_v<T>
struct Column<T> {
    static constexpr ColumnKind kind = ColumnKind::number;
    static Value to(T value) { return static_cast<long long>(value); }
    static T from(Value& value) { return static_cast<T>(std::get<long long>(value)); }
};

template <>
struct Column<std::string> {
    static constexpr ColumnKind kind = ColumnKind::text;
    static Value to(const std::string& value) { return value; }
    static std::string from(Value& value) { return std::move(std::get<std::string>(value)); }
};

template <class Tag>
struct Column<core::Id<Tag>> {
    static constexpr ColumnKind kind = ColumnKind::text;
    static Value to(const core::Id<Tag>& value) { return value.text(); }
    static core::Id<Tag> from(Value& value)
    {
        return core::Id<Tag>{std::move(std::get<std::string>(value))};
    }
};

template <class Tag>
struct Column<core::Private<Tag>> {
    static constexpr ColumnKind kind = ColumnKind::personal;
    static Value to(const core::Private<Tag>& value)
    {
        return PersonalText{value.reveal(), std::is_same_v<core::Private<Tag>, core::Email>};
    }
    static core::Private<Tag> from(Value& value)
    {
        return core::Private<Tag>{std::move(std::get<std::string>(value))};
    }
};

template <>
struct Column<core::Date> {
    static constexpr ColumnKind kind = ColumnKind::text;
    static Value to(core::Date value) { return date_column(value); }
    static core::Date from(Value& value) { return date_from_column(std::get<std::string>(value)); }
};

template <>
struct Column<core::Instant> {
    static constexpr ColumnKind kind = ColumnKind::number;
    static Value to(core::Instant value)
    {
        return static_cast<long long>(value.time_since_epoch().count());
    }
    static core::Instant from(Value& value)
    {
        return core::Instant{std::chrono::seconds{std::get<long long>(value)}};
    }
};

template <class T>
struct Column<std::optional<T>> {
    static constexpr ColumnKind kind = Column<T>::kind;
    static Value to(const std::optional<T>& value)
    {
        return value ? Column<T>::to(*value) : Value{};
    }
    static std::optional<T> from(Value& value)
    {
        if (std::holds_alternative<std::monostate>(value)) return std::nullopt;
        return Column<T>::from(value);
    }
};

}  // namespace quorate::db
