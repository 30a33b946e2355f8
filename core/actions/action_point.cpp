#include "core/actions/action_point.hpp"

#include <array>
#include <stdexcept>
#include <utility>

namespace quorate::core {
namespace {

constexpr std::array<std::pair<ActionStatus, std::string_view>, 3> codes{
    {{ActionStatus::open, "open"},
     {ActionStatus::done, "done"},
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

const std::string& ActionOwner::id() const
{
    if (user) return user->text();
    if (contact) return contact->text();
    if (family_member) return family_member->text();
    throw std::logic_error{"an action point without an owner"};
}

}  // namespace quorate::core
