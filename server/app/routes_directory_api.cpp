#include "server/api/agency_api.hpp"
#include "server/api/contact_api.hpp"
#include "server/api/room_api.hpp"
#include "server/api/staff_api.hpp"
#include "server/api/team_api.hpp"
#include "server/app/directory_schemas.hpp"
#include "server/app/route_groups.hpp"

namespace quorate::server {
namespace {

using core::Action;

constexpr std::string_view list_query =
    "q: words to look for\n"
    "active: true (the default), false or any\n"
    "limit: how many at most, 1 to 200 (default 50)\n"
    "after: where to go on, from the Link header";

constexpr std::string_view agency_query =
    "q: words to look for in the name\n"
    "kind: a kind of agency\n"
    "active: true (the default), false or any\n"
    "limit: how many at most, 1 to 200 (default 50)\n"
    "after: where to go on, from the Link header";

constexpr std::string_view contact_query =
    "q: words to look for in name, job, e-mail and agency\n"
    "agency: the id of an agency\n"
    "active: true (the default), false or any\n"
    "limit: how many at most, 1 to 200 (default 50)\n"
    "after: where to go on, from the Link header";

constexpr std::string_view user_query =
    "q: words to look for in name, job and e-mail\n"
    "chairs: true for those who chair meetings\n"
    "active: true (the default), false or any\n"
    "limit: how many at most, 1 to 200 (default 50)\n"
    "after: where to go on, from the Link header";

// See routes_directory.cpp: whoever is signed in may ask, and the use case narrows it.
constexpr Action look = Action::auth_session_list_end_own;

}  // namespace

std::vector<Route> directory_api_routes()
{
    return {
        {Method::get,
         "/api/v1/agencies",
         look,
         get_api_agencies,
         Entry::signed_in,
         {.summary = "Agencies, by name",
          .tag = "directory",
          .response = agency_list_schema,
          .query = agency_query}},
        {Method::post,
         "/api/v1/agencies",
         Action::contact_create_edit,
         post_api_agency,
         Entry::signed_in,
         {.summary = "Add an agency",
          .tag = "directory",
          .request = agency_add_schema,
          .response = agency_schema}},
        {Method::get,
         "/api/v1/agencies/{g}",
         look,
         get_api_agency,
         Entry::signed_in,
         {.summary = "An agency", .tag = "directory", .response = agency_found_schema}},
        {Method::patch,
         "/api/v1/agencies/{g}",
         Action::contact_create_edit,
         patch_api_agency,
         Entry::signed_in,
         {.summary = "Change an agency; active says whether it is offered",
          .tag = "directory",
          .request = agency_patch_schema,
          .response = agency_schema}},
        {Method::del,
         "/api/v1/agencies/{g}",
         Action::contact_create_edit,
         delete_api_agency,
         Entry::signed_in,
         {.summary = "Deactivate an agency: it is no longer offered",
          .tag = "directory",
          .response = agency_schema}},
        {Method::get,
         "/api/v1/contacts",
         look,
         get_api_contacts,
         Entry::signed_in,
         {.summary = "Contacts of agencies, by name",
          .tag = "directory",
          .response = contact_list_schema,
          .query = contact_query}},
        {Method::post,
         "/api/v1/contacts",
         Action::contact_create_edit,
         post_api_contact,
         Entry::signed_in,
         {.summary = "Add a contact",
          .tag = "directory",
          .request = contact_add_schema,
          .response = contact_schema}},
        {Method::post,
         "/api/v1/contacts/import",
         Action::contact_create_edit,
         post_api_contact_import,
         Entry::signed_in,
         {.summary = "Add and change contacts from a CSV, whole or not at all",
          .tag = "directory",
          .request = import_request_schema,
          .response = import_answer_schema}},
        {Method::get,
         "/api/v1/contacts/{c}",
         look,
         get_api_contact,
         Entry::signed_in,
         {.summary = "A contact", .tag = "directory", .response = contact_schema}},
        {Method::patch,
         "/api/v1/contacts/{c}",
         Action::contact_create_edit,
         patch_api_contact,
         Entry::signed_in,
         {.summary = "Change a contact; active says whether it is offered",
          .tag = "directory",
          .request = contact_patch_schema,
          .response = contact_schema}},
        {Method::del,
         "/api/v1/contacts/{c}",
         Action::contact_create_edit,
         delete_api_contact,
         Entry::signed_in,
         {.summary = "Deactivate a contact: it is no longer offered",
          .tag = "directory",
          .response = contact_schema}},
        {Method::get,
         "/api/v1/rooms",
         Action::room_view_availability,
         get_api_rooms,
         Entry::signed_in,
         {.summary = "Rooms, by name",
          .tag = "directory",
          .response = room_list_schema,
          .query = list_query}},
        {Method::post,
         "/api/v1/rooms",
         Action::room_edit,
         post_api_room,
         Entry::signed_in,
         {.summary = "Add a room",
          .tag = "directory",
          .request = room_add_schema,
          .response = room_schema}},
        {Method::get,
         "/api/v1/rooms/{r}",
         Action::room_view_availability,
         get_api_room,
         Entry::signed_in,
         {.summary = "A room", .tag = "directory", .response = room_schema}},
        {Method::patch,
         "/api/v1/rooms/{r}",
         Action::room_edit,
         patch_api_room,
         Entry::signed_in,
         {.summary = "Change a room; active says whether it is offered",
          .tag = "directory",
          .request = room_patch_schema,
          .response = room_schema}},
        {Method::del,
         "/api/v1/rooms/{r}",
         Action::room_edit,
         delete_api_room,
         Entry::signed_in,
         {.summary = "Deactivate a room: it is no longer offered",
          .tag = "directory",
          .response = room_schema}},
        {Method::get,
         "/api/v1/teams",
         Action::user_list_directory,
         get_api_teams,
         Entry::signed_in,
         {.summary = "Teams, by name",
          .tag = "directory",
          .response = team_list_schema,
          .query = list_query}},
        {Method::post,
         "/api/v1/teams",
         Action::user_create,
         post_api_team,
         Entry::signed_in,
         {.summary = "Add a team",
          .tag = "directory",
          .request = team_add_schema,
          .response = team_schema}},
        {Method::get,
         "/api/v1/teams/{t}",
         Action::user_list_directory,
         get_api_team,
         Entry::signed_in,
         {.summary = "A team", .tag = "directory", .response = team_schema}},
        {Method::patch,
         "/api/v1/teams/{t}",
         Action::user_create,
         patch_api_team,
         Entry::signed_in,
         {.summary = "Change a team; active says whether it is offered",
          .tag = "directory",
          .request = team_patch_schema,
          .response = team_schema}},
        {Method::del,
         "/api/v1/teams/{t}",
         Action::user_create,
         delete_api_team,
         Entry::signed_in,
         {.summary = "Deactivate a team: it is no longer offered",
          .tag = "directory",
          .response = team_schema}},
        {Method::get,
         "/api/v1/authorities",
         look,
         get_api_authorities,
         Entry::signed_in,
         {.summary = "The authority you work for",
          .tag = "directory",
          .response = authority_list_schema}},
        {Method::get,
         "/api/v1/authorities/{a}",
         look,
         get_api_authority,
         Entry::signed_in,
         {.summary = "An authority", .tag = "directory", .response = authority_schema}},
        {Method::get,
         "/api/v1/users",
         Action::user_list_directory,
         get_api_users,
         Entry::signed_in,
         {.summary = "Colleagues: name, team and work e-mail only",
          .tag = "directory",
          .response = user_list_schema,
          .query = user_query}},
    };
}

}  // namespace quorate::server
