#include "core/actions/action_point.hpp"

#include <array>
#include <stdexcept>
#include <utility>

namespace quorate::core {
namespace {

constexpr std::array<std::pair<ActionStatus, std::string_view>, 5> codes{
    {{ActionStatus::open, "open"},
     {ActionStatus::in_progress, "in_progress"},
     {ActionStatus::done, "done"},
     {ActionStatus::confirmed, "confirmed"},
     {ActionStatus::no_longer_needed, "no_longer_needed"}}};

}  // namespace

std::string_view code(ActionStatus status)
{
    return codes[static_cast<std::size_t>(status)].second;
}

std::optional<ActionStatus> action_status_from(std::string_view code)
{
    for (const auto& [status, text] : codes)
        if (text == code) return status;
    return std::nullopt;
}

bool is_still_to_do(ActionStatus status)
{
    return status == ActionStatus::open || status == ActionStatus::in_progress;
}

bool is_done(ActionStatus status)
{
    return status == ActionStatus::done || status == ActionStatus::confirmed;
}

std::string_view code(ActionPriority priority)
{
    return priority == ActionPriority::high ? "high" : "normal";
}

std::optional<ActionPriority> action_priority_from(std::string_view text)
{
    for (const ActionPriority each : {ActionPriority::normal, ActionPriority::high})
        if (code(each) == text) return each;
    return std::nullopt;
}

void set_status(ActionPoint& action, ActionStatus status, const std::string& by, Instant now)
{
    if (status == action.status) return;
    action.status = status;
    if (status != ActionStatus::confirmed) {
        action.confirmed_at = std::nullopt;
        action.confirmed_by.clear();
    }
    if (status == ActionStatus::open) {
        action.started_at = std::nullopt;
        action.started_by.clear();
    }
    if (is_still_to_do(status)) {
        action.done_at = std::nullopt;
        action.done_by.clear();
    } else if (!action.done_at) {
        action.done_at = now;
        action.done_by = by;
    }
    if (status == ActionStatus::in_progress && !action.started_at) {
        action.started_at = now;
        action.started_by = by;
    }
    if (status == ActionStatus::confirmed) {
        action.confirmed_at = now;
        action.confirmed_by = by;
    }
}

std::string owner_text(const ActionOwner& owner)
{
    const char* const kind = owner.user ? "user:" : owner.contact ? "contact:" : "member:";
    return kind + owner.id();
}

std::optional<ActionOwner> owner_from_text(std::string_view text)
{
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const std::string id{text.substr(colon + 1)};
    const std::string_view kind = text.substr(0, colon);
    if (kind == "user") return ActionOwner{.user = UserId{id}};
    if (kind == "contact") return ActionOwner{.contact = ContactId{id}};
    if (kind == "member") return ActionOwner{.family_member = FamilyMemberId{id}};
    return std::nullopt;
}

const std::string& ActionOwner::id() const
{
    if (user) return user->text();
    if (contact) return contact->text();
    if (family_member) return family_member->text();
    throw std::logic_error{"an action point without an owner"};
}

}  // namespace quorate::core
