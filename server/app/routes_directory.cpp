#include "server/app/route_groups.hpp"
#include "server/pages/directory/address_link_pages.hpp"
#include "server/pages/directory/agency_pages.hpp"
#include "server/pages/directory/contact_import_pages.hpp"
#include "server/pages/directory/contact_pages.hpp"
#include "server/pages/directory/domain_pages.hpp"
#include "server/pages/directory/room_pages.hpp"
#include "server/pages/directory/staff_pages.hpp"
#include "server/pages/directory/team_pages.hpp"

namespace quorate::server {

using core::Action;

std::vector<Route> directory_routes()
{
    // Staff look at the directory by one action, agency people at their own agency by another; the
    // use cases know which, so here it is enough to be signed in.
    constexpr Action look = Action::auth_session_list_end_own;
    constexpr Action contacts = Action::contact_create_edit;
    constexpr Action rooms = Action::room_edit;
    constexpr Action staff = Action::user_list_directory;
    constexpr Action teams = Action::user_create;
    constexpr Method get = Method::get;
    constexpr Method post = Method::post;
    return {
        {get, "/directory", look, get_directory},

        {get, "/directory/agencies", look, get_agencies},
        {get, "/directory/agencies/new", contacts, get_new_agency},
        {post, "/directory/agencies/new", contacts, post_agency},
        {get, "/directory/agencies/{g}", look, get_agency},
        {get, "/directory/agencies/{g}/edit", contacts, get_edit_agency},
        {post, "/directory/agencies/{g}/edit", contacts, post_edit_agency},
        {get, "/directory/agencies/{g}/deactivate", contacts, get_deactivate_agency},
        {post, "/directory/agencies/{g}/deactivate", contacts, post_deactivate_agency},
        {post, "/directory/agencies/{g}/reactivate", contacts, post_reactivate_agency},

        {get, "/directory/contacts", look, get_contacts},
        {get, "/directory/contacts/new", contacts, get_new_contact},
        {post, "/directory/contacts/new", contacts, post_contact},
        {get, "/directory/contacts/import", contacts, get_import_contacts},
        {post, "/directory/contacts/import", contacts, post_import_preview},
        {post, "/directory/contacts/import/confirm", contacts, post_import_contacts},
        {get, "/directory/contacts/import/example.csv", contacts, get_import_example},
        {get, "/directory/contacts/{c}", look, get_contact},
        {get, "/directory/contacts/{c}/edit", contacts, get_edit_contact},
        {post, "/directory/contacts/{c}/edit", contacts, post_edit_contact},
        {post,
         "/directory/contacts/{c}/check-address",
         Action::contact_verify_address,
         post_check_contact_address},
        {post,
         "/directory/contacts/{c}/address-link",
         Action::contact_verify_address,
         post_address_link},
        {get, "/directory/contacts/{c}/deactivate", contacts, get_deactivate_contact},
        {post, "/directory/contacts/{c}/deactivate", contacts, post_deactivate_contact},
        {post, "/directory/contacts/{c}/reactivate", contacts, post_reactivate_contact},

        // What is mailed to a contact to find out whether the address is theirs.
        {get, "/v/{token}", Action::link_redeem, get_address_link, Entry::public_page},
        {post, "/v/{token}", Action::link_redeem, post_address_link_answer, Entry::public_page},

        {get, "/directory/domains", Action::contact_allow_domain, get_domains},
        {post, "/directory/domains", Action::contact_allow_domain, post_domain},
        {post, "/directory/domains/end", Action::contact_allow_domain, post_end_of_domain},

        {get, "/directory/rooms", Action::room_view_availability, get_rooms},
        {get, "/directory/rooms/new", rooms, get_new_room},
        {post, "/directory/rooms/new", rooms, post_room},
        {get, "/directory/rooms/{r}", Action::room_view_availability, get_room},
        {get, "/directory/rooms/{r}/edit", rooms, get_edit_room},
        {post, "/directory/rooms/{r}/edit", rooms, post_edit_room},
        {get, "/directory/rooms/{r}/deactivate", rooms, get_deactivate_room},
        {post, "/directory/rooms/{r}/deactivate", rooms, post_deactivate_room},
        {post, "/directory/rooms/{r}/reactivate", rooms, post_reactivate_room},

        {get, "/directory/chairs", staff, get_chairs},
        {get, "/directory/staff", staff, get_staff},

        {get, "/directory/teams", staff, get_teams},
        {get, "/directory/teams/new", teams, get_new_team},
        {post, "/directory/teams/new", teams, post_team},
        {get, "/directory/teams/{t}", staff, get_team},
        {get, "/directory/teams/{t}/edit", teams, get_edit_team},
        {post, "/directory/teams/{t}/edit", teams, post_edit_team},
        {get, "/directory/teams/{t}/deactivate", teams, get_deactivate_team},
        {post, "/directory/teams/{t}/deactivate", teams, post_deactivate_team},
        {post, "/directory/teams/{t}/reactivate", teams, post_reactivate_team},
    };
}

}  // namespace quorate::server
