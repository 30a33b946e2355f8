#include "server/app/done_messages.hpp"

#include <map>

namespace quorate::server {

std::string_view done_message(std::string_view code)
{
    // Keep in alphabetical order of the code.
    static const std::map<std::string_view, std::string_view> messages{
        {"added", "Added."},
        {"contacts-imported", "The contacts are imported."},
        {"deactivated", "Deactivated."},
        {"reactivated", "Active again."},
        {"saved", "Saved."},
        {"signed-out", "You are signed out."},
    };
    const auto found = messages.find(code);
    return found == messages.end() ? std::string_view{} : found->second;
}

}  // namespace quorate::server
