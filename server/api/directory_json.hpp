#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/people/agency.hpp"
#include "core/people/authority.hpp"
#include "core/people/contact.hpp"
#include "core/people/room.hpp"
#include "core/people/staff_store.hpp"
#include "core/people/standing.hpp"
#include "core/people/team.hpp"
#include "core/support/paging.hpp"
#include "server/app/api.hpp"

namespace quorate::server {

// What the API says of the directory's entries.

json::object to_json(const core::Authority& authority);
json::object to_json(const core::Agency& agency);
json::object to_json(const core::ContactEntry& entry);
json::object to_json(const core::Room& room);
json::object to_json(const core::Team& team);
json::object to_json(const core::StaffMember& person);

/// What a list of the directory is asked for: `q`; `active=true` (the default), `false` or `any`;
/// `limit` and `after`.
struct ListAsked {
    std::string text = {};
    core::Standing standing = core::Standing::active;
    core::Stretch stretch = {};
};
core::Result<ListAsked> list_asked(const Request& request);

/// Answers with the page of a list. The cursor for the next one is the id of the last item.
template <class Entry>
Response page_response(const Request& request, const core::Result<core::PageOf<Entry>>& page)
{
    if (!page) return problem(page.error());
    json::array items;
    for (const Entry& entry : page->entries)
        items.push_back(to_json(entry));
    std::string next;
    if (page->has_more) next = items.back().at("id").as_string();
    return list_response(request, std::move(items), next);
}

/// `answer` as the one to a request that has added something, which now is at `location`.
ApiAnswer created(ApiAnswer answer, std::string location);

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

}  // namespace quorate::server
