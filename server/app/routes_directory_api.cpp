#include "server/api/agency_api.hpp"
#include "server/api/contact_api.hpp"
#include "server/api/room_api.hpp"
#include "server/api/staff_api.hpp"
#include "server/api/team_api.hpp"
#include "server/app/route_groups.hpp"

namespace quorate::server {
namespace {

using core::Action;

constexpr std::string_view list_query =
    "q Words: words to look for\n"
    "active Standing: true (the default), false or any\n"
    "limit Limit: how many at most\n"
    "after Cursor: where to go on, from the Link header";

constexpr std::string_view agency_query =
    "q Words: words to look for in the name\n"
    "kind AgencyKind: a kind of agency\n"
    "active Standing: true (the default), false or any\n"
    "limit Limit: how many at most\n"
    "after Cursor: where to go on, from the Link header";

constexpr std::string_view contact_query =
    "q Words: words to look for in name, job, e-mail and agency\n"
    "agency Id: the id of an agency\n"
    "active Standing: true (the default), false or any\n"
    "limit Limit: how many at most\n"
    "after Cursor: where to go on, from the Link header";

constexpr std::string_view user_query =
    "q Words: words to look for in name, job and e-mail\n"
    "chairs OnlyTrue: true for those who chair meetings\n"
    "active Standing: true (the default), false or any\n"
    "limit Limit: how many at most\n"
    "after Cursor: where to go on, from the Link header";

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
          .response = "[Agency]",
          .query = agency_query}},
        {Method::post,
         "/api/v1/agencies",
         Action::contact_create_edit,
         post_api_agency,
         Entry::signed_in,
         {.summary = "Add an agency",
          .tag = "directory",
          .request = "AgencyAdd",
          .response = "Agency",
          .status = 201}},
        {Method::get,
         "/api/v1/agencies/{g}",
         look,
         get_api_agency,
         Entry::signed_in,
         {.summary = "An agency", .tag = "directory", .response = "AgencyWithCode"}},
        {Method::patch,
         "/api/v1/agencies/{g}",
         Action::contact_create_edit,
         patch_api_agency,
         Entry::signed_in,
         {.summary = "Change an agency; active says whether it is offered",
          .tag = "directory",
          .request = "AgencyChange",
          .response = "Agency"}},
        {Method::del,
         "/api/v1/agencies/{g}",
         Action::contact_create_edit,
         delete_api_agency,
         Entry::signed_in,
         {.summary = "Deactivate an agency: it is no longer offered",
          .tag = "directory",
          .response = "Agency"}},
        {Method::get,
         "/api/v1/contacts",
         look,
         get_api_contacts,
         Entry::signed_in,
         {.summary = "Contacts of agencies, by name",
          .tag = "directory",
          .response = "[Contact]",
          .query = contact_query}},
        {Method::post,
         "/api/v1/contacts",
         Action::contact_create_edit,
         post_api_contact,
         Entry::signed_in,
         {.summary = "Add a contact",
          .tag = "directory",
          .request = "ContactAdd",
          .response = "Contact",
          .status = 201}},
        {Method::post,
         "/api/v1/contacts/import",
         Action::contact_create_edit,
         post_api_contact_import,
         Entry::signed_in,
         {.summary = "Add and change contacts from a CSV, whole or not at all",
          .tag = "directory",
          .request = "ContactImport",
          .response = "ContactImportAnswer"}},
        {Method::get,
         "/api/v1/contacts/{c}",
         look,
         get_api_contact,
         Entry::signed_in,
         {.summary = "A contact", .tag = "directory", .response = "Contact"}},
        {Method::patch,
         "/api/v1/contacts/{c}",
         Action::contact_create_edit,
         patch_api_contact,
         Entry::signed_in,
         {.summary = "Change a contact; active says whether it is offered",
          .tag = "directory",
          .request = "ContactChange",
          .response = "Contact"}},
        {Method::del,
         "/api/v1/contacts/{c}",
         Action::contact_create_edit,
         delete_api_contact,
         Entry::signed_in,
         {.summary = "Deactivate a contact: it is no longer offered",
          .tag = "directory",
          .response = "Contact"}},
        {Method::post,
         "/api/v1/contacts/{c}/address-check",
         Action::contact_verify_address,
         post_api_address_check,
         Entry::signed_in,
         {.summary = "Say that a contact's address is theirs, with how you know",
          .tag = "directory",
          .request = "RightAddress",
          .status = 204}},
        {Method::get,
         "/api/v1/rooms",
         Action::room_view_availability,
         get_api_rooms,
         Entry::signed_in,
         {.summary = "Rooms, by name",
          .tag = "directory",
          .response = "[Room]",
          .query = list_query}},
        {Method::post,
         "/api/v1/rooms",
         Action::room_edit,
         post_api_room,
         Entry::signed_in,
         {.summary = "Add a room",
          .tag = "directory",
          .request = "RoomAdd",
          .response = "Room",
          .status = 201}},
        {Method::get,
         "/api/v1/rooms/{r}",
         Action::room_view_availability,
         get_api_room,
         Entry::signed_in,
         {.summary = "A room", .tag = "directory", .response = "Room"}},
        {Method::patch,
         "/api/v1/rooms/{r}",
         Action::room_edit,
         patch_api_room,
         Entry::signed_in,
         {.summary = "Change a room; active says whether it is offered",
          .tag = "directory",
          .request = "RoomChange",
          .response = "Room"}},
        {Method::del,
         "/api/v1/rooms/{r}",
         Action::room_edit,
         delete_api_room,
         Entry::signed_in,
         {.summary = "Deactivate a room: it is no longer offered",
          .tag = "directory",
          .response = "Room"}},
        {Method::get,
         "/api/v1/teams",
         Action::user_list_directory,
         get_api_teams,
         Entry::signed_in,
         {.summary = "Teams, by name",
          .tag = "directory",
          .response = "[Team]",
          .query = list_query}},
        {Method::post,
         "/api/v1/teams",
         Action::user_create,
         post_api_team,
         Entry::signed_in,
         {.summary = "Add a team",
          .tag = "directory",
          .request = "TeamAdd",
          .response = "Team",
          .status = 201}},
        {Method::get,
         "/api/v1/teams/{t}",
         Action::user_list_directory,
         get_api_team,
         Entry::signed_in,
         {.summary = "A team", .tag = "directory", .response = "Team"}},
        {Method::patch,
         "/api/v1/teams/{t}",
         Action::user_create,
         patch_api_team,
         Entry::signed_in,
         {.summary = "Change a team; active says whether it is offered",
          .tag = "directory",
          .request = "TeamChange",
          .response = "Team"}},
        {Method::del,
         "/api/v1/teams/{t}",
         Action::user_create,
         delete_api_team,
         Entry::signed_in,
         {.summary = "Deactivate a team: it is no longer offered",
          .tag = "directory",
          .response = "Team"}},
        {Method::get,
         "/api/v1/authorities",
         look,
         get_api_authorities,
         Entry::signed_in,
         {.summary = "The authority you work for", .tag = "directory", .response = "[Authority]"}},
        {Method::get,
         "/api/v1/authorities/{a}",
         look,
         get_api_authority,
         Entry::signed_in,
         {.summary = "An authority", .tag = "directory", .response = "Authority"}},
        {Method::get,
         "/api/v1/users",
         Action::user_list_directory,
         get_api_users,
         Entry::signed_in,
         {.summary = "Colleagues: name, team and work e-mail only",
          .tag = "directory",
          .response = "[Colleague]",
          .query = user_query}},
    };
}

}  // namespace quorate::server
