#include "core/due_dates/case_due_date.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "core/dates/london_time.hpp"
#include "core/rules/rule_book.hpp"

namespace quorate::core {
namespace {

constexpr std::array<std::pair<DueStatus, std::string_view>, 4> codes{
    {{DueStatus::open, "open"},
     {DueStatus::met, "met"},
     {DueStatus::superseded, "superseded"},
     {DueStatus::not_needed, "not_needed"}}};

}  // namespace

std::string_view code(DueStatus status)
{
    for (const auto& [each, text] : codes)
        if (each == status) return text;
    throw std::logic_error{"a status of due dates has no code"};
}

std::optional<DueStatus> due_status_from(std::string_view code)
{
    for (const auto& [each, text] : codes)
        if (text == code) return each;
    return std::nullopt;
}

bool waits_for_one_of(const CaseDueDate& due, const std::vector<ChildId>& children)
{
    if (children.empty() || due.children.empty()) return true;
    return std::ranges::any_of(due.children, [&](const ChildAnswer& answer) {
        return answer.status == DueStatus::open &&
               std::ranges::find(children, answer.child) != children.end();
    });
}

bool waits_only_for(const CaseDueDate& due, const std::vector<ChildId>& children)
{
    if (children.empty()) return true;
    return std::ranges::all_of(due.children, [&](const ChildAnswer& answer) {
        return answer.status != DueStatus::open ||
               std::ranges::find(children, answer.child) != children.end();
    });
}

bool is_kept_at(const CaseDueDate& due, Instant at)
{
    return due.limit_at ? at <= *due.limit_at : london_date(at) <= due.limit_date;
}

bool is_met_late(const CaseDueDate& due)
{
    if (due.limit_at && due.met_at) return *due.met_at > *due.limit_at;
    return due.met_on && *due.met_on > due.limit_date;
}

const StatutoryRule& rule_of(const CaseDueDate& due)
{
    const StatutoryRule* rule = nearest_rule(due.rule_id, due.counted_from);
    if (rule == nullptr) throw std::logic_error{"a due date names an unknown rule"};
    return *rule;
}

}  // namespace quorate::core
