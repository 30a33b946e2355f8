#include "core/rules/dates_change.hpp"

#include <array>
#include <stdexcept>
#include <utility>

namespace quorate::core {
namespace {

constexpr std::array<std::pair<DatesChangeKind, std::string_view>, 3> kinds{
    {{DatesChangeKind::close_days, "close_days"},
     {DatesChangeKind::open_day, "open_day"},
     {DatesChangeKind::choose_rule, "choose_rule"}}};

constexpr std::array<std::pair<DatesChangeStatus, std::string_view>, 3> statuses{
    {{DatesChangeStatus::proposed, "proposed"},
     {DatesChangeStatus::in_force, "in_force"},
     {DatesChangeStatus::rejected, "rejected"}}};

template <class Table, class Value>
std::string_view code_in(const Table& table, Value value)
{
    for (const auto& [each, text] : table)
        if (each == value) return text;
    throw std::logic_error{"a value of changes of dates has no code"};
}

template <class Value, std::size_t size>
std::optional<Value> value_in(const std::array<std::pair<Value, std::string_view>, size>& table,
                              std::string_view code)
{
    for (const auto& [each, text] : table)
        if (text == code) return each;
    return std::nullopt;
}

}  // namespace

std::string_view code(DatesChangeKind kind)
{
    return code_in(kinds, kind);
}

std::string_view code(DatesChangeStatus status)
{
    return code_in(statuses, status);
}

std::optional<DatesChangeKind> dates_change_kind_from(std::string_view code)
{
    return value_in(kinds, code);
}

std::optional<DatesChangeStatus> dates_change_status_from(std::string_view code)
{
    return value_in(statuses, code);
}

}  // namespace quorate::core
