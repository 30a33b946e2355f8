#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/people/agency.hpp"
#include "core/people/authority.hpp"
#include "core/people/contact.hpp"
#include "core/people/room.hpp"
#include "core/people/staff_store.hpp"
#include "core/people/standing.hpp"
#include "core/people/team.hpp"
#include "server/app/api.hpp"

namespace quorate::server {

// What the API says of the directory's entries.

json::object to_json(const core::Authority& authority);
json::object to_json(const core::Agency& agency);
json::object to_json(const core::ContactEntry& entry);
json::object to_json(const core::Room& room);
json::object to_json(const core::Team& team);
json::object to_json(const core::StaffMember& person);

/// `active=true` (the default), `false` or `any`.
core::Result<core::Standing> standing_of(const Request& request);

/// The text that a PATCH leaves behind: the member's when it is there, else `before`.
std::string patched_text(const json::object& body,
                         std::string_view name,
                         const std::string& before,
                         std::vector<core::FieldError>& errors);
bool patched_flag(const json::object& body,
                  std::string_view name,
                  bool before,
                  std::vector<core::FieldError>& errors);

/// Whether the body has a member that is not `active`.
bool changes_details(const json::object& body);

/// The cursor for the next page, or empty.
template <class Page, class IdOf>
std::string next_cursor(const Page& page, IdOf id_of)
{
    return page.has_more ? id_of(page.entries.back()).text() : std::string{};
}

}  // namespace quorate::server
