#include "core/actions/escalation.hpp"

#include <array>
#include <stdexcept>
#include <utility>

namespace quorate::core {
namespace {

constexpr int ask_before = 2;
constexpr int again_after = 5;

constexpr std::array<std::pair<EscalationLevel, std::string_view>, 3> codes{
    {{EscalationLevel::owner, "owner"},
     {EscalationLevel::lead, "lead"},
     {EscalationLevel::service, "service"}}};

// Monday is 1.
int day_of_week(Date day)
{
    return static_cast<int>(std::chrono::weekday{day}.iso_encoding());
}

bool is_again(WorkingDays after, int days_late)
{
    return days_late >= after.count && (days_late - after.count) % again_after == 0;
}

}  // namespace

std::string_view code(EscalationLevel level)
{
    return codes[static_cast<std::size_t>(level)].second;
}

std::optional<EscalationLevel> escalation_level_from(std::string_view code)
{
    for (const auto& [level, text] : codes)
        if (text == code) return level;
    return std::nullopt;
}

WorkingDays EscalationPolicy::after(EscalationLevel level) const
{
    switch (level) {
        case EscalationLevel::owner:
            return owner_after;
        case EscalationLevel::lead:
            return lead_after;
        case EscalationLevel::service:
            return service_after;
    }
    throw std::logic_error{"a level of escalation has no days"};
}

bool is_asked_about(const EscalationPolicy& policy, int days_late)
{
    return days_late == -ask_before || days_late == 0 || is_again(policy.owner_after, days_late);
}

bool is_escalated(const EscalationPolicy& policy,
                  EscalationLevel level,
                  int days_late,
                  bool is_first)
{
    const WorkingDays after = policy.after(level);
    return days_late >= after.count && (is_first || is_again(after, days_late));
}

bool is_digest_day(const EscalationPolicy& policy, const WorkingCalendar& local, Date today)
{
    const int late = day_of_week(today) - policy.digest_day;
    if (policy.digest_day == 0 || late < 0 || !local.is_working_day(today)) return false;
    for (int before = 1; before <= late; ++before)
        if (local.is_working_day(today - std::chrono::days{before})) return false;
    return true;
}

}  // namespace quorate::core
