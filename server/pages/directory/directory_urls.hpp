#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quorate::server {

// Where things of the directory live. The lists are "agencies", "contacts", "rooms", "teams",
// "chairs" and "staff".

std::string directory_url(std::string_view list);                        // /directory/rooms
std::string new_entry_url(std::string_view list);                        // /directory/rooms/new
std::string entry_url(std::string_view list, std::string_view id);       // /directory/rooms/{r}
std::string edit_entry_url(std::string_view list, std::string_view id);  // …/edit
std::string deactivate_url(std::string_view list, std::string_view id);  // …/deactivate
std::string reactivate_url(std::string_view list, std::string_view id);  // …/reactivate

/// `path` with the parameters that are not empty, encoded.
std::string with_query(std::string path,
                       const std::vector<std::pair<std::string, std::string>>& parameters);

}  // namespace quorate::server
