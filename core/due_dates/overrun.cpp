#include "core/due_dates/overrun.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace quorate::core {
namespace {

constexpr std::array<std::pair<OverrunStatus, std::string_view>, 4> codes{
    {{OverrunStatus::awaiting, "awaiting"},
     {OverrunStatus::granted, "granted"},
     {OverrunStatus::refused, "refused"},
     {OverrunStatus::withdrawn, "withdrawn"}}};

bool is_delayed_conference(const StatutoryRule& rule)
{
    return rule.meeting_type && is_initial_conference(*rule.meeting_type);
}

std::string_view the_text(Role role)
{
    if (role == Role::service_manager) return "the service manager";
    return role == Role::chair ? "the conference chair" : "the team manager";
}

}  // namespace

std::string_view code(OverrunStatus status)
{
    for (const auto& [each, text] : codes)
        if (each == status) return text;
    throw std::logic_error{"a status of requests for more time has no code"};
}

std::optional<OverrunStatus> overrun_status_from(std::string_view code)
{
    for (const auto& [each, text] : codes)
        if (text == code) return each;
    return std::nullopt;
}

std::string_view code(OverrunApproval approval)
{
    switch (approval) {
        case OverrunApproval::manager:
            return "manager";
        case OverrunApproval::service_manager:
            return "service_manager";
        case OverrunApproval::manager_and_chair:
            return "manager_and_chair";
    }
    return {};
}

OverrunApproval approval_of(const StatutoryRule& rule)
{
    if (rule.approver == "service_manager") return OverrunApproval::service_manager;
    if (rule.approver == "manager_and_chair" || is_delayed_conference(rule))
        return OverrunApproval::manager_and_chair;
    return OverrunApproval::manager;
}

bool may_approve(OverrunApproval approval, Role role)
{
    switch (approval) {
        case OverrunApproval::manager:
            return is_manager(role);
        case OverrunApproval::service_manager:
            return role == Role::service_manager;
        case OverrunApproval::manager_and_chair:
            return is_manager(role) || role == Role::chair;
    }
    return false;
}

bool may_agree_beside(Role decides, Role named)
{
    return decides == Role::chair ? is_manager(named) : named == Role::chair;
}

std::string_view approver_text(OverrunApproval approval)
{
    switch (approval) {
        case OverrunApproval::manager:
            return "a team manager or a service manager";
        case OverrunApproval::service_manager:
            return "a service manager";
        case OverrunApproval::manager_and_chair:
            return "a manager and a conference chair together";
    }
    return {};
}

std::string agreed_by_text(const OverrunRequest& granted)
{
    const Role as = granted.decided_as.value_or(Role::team_manager);
    std::string text{the_text(as)};
    if (!granted.agreed_with.empty())
        text += as == Role::chair ? " and a manager" : " and a conference chair";
    return text;
}

const OverrunRequest* extension_of(const CaseDueDate& due,
                                   const std::vector<OverrunRequest>& requests)
{
    const OverrunRequest* latest = nullptr;
    for (const OverrunRequest& each : requests) {
        const bool counts = each.due_date == due.id && each.status == OverrunStatus::granted &&
                            each.expected_on > due.limit_date;
        if (counts && (latest == nullptr || each.expected_on > latest->expected_on)) latest = &each;
    }
    return latest;
}

Date agreed_until(const CaseDueDate& due, const std::vector<OverrunRequest>& requests)
{
    const OverrunRequest* extension = extension_of(due, requests);
    return extension == nullptr ? due.limit_date : extension->expected_on;
}

const OverrunRequest* awaiting_for(const CaseDueDate& due,
                                   const std::vector<OverrunRequest>& requests)
{
    if (due.status != DueStatus::open) return nullptr;
    const auto found = std::ranges::find_if(requests, [&](const OverrunRequest& each) {
        return each.due_date == due.id && each.status == OverrunStatus::awaiting;
    });
    return found == requests.end() ? nullptr : &*found;
}

}  // namespace quorate::core
