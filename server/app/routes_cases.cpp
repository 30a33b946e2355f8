#include "server/app/route_groups.hpp"
#include "server/pages/dates/due_list_page.hpp"
#include "server/pages/dates/family_dates_page.hpp"
#include "server/pages/dates/needs_a_date_page.hpp"
#include "server/pages/dates/overrun_pages.hpp"
#include "server/pages/families/access_list_pages.hpp"
#include "server/pages/families/case_bundle_pages.hpp"
#include "server/pages/families/close_family_page.hpp"
#include "server/pages/families/emergency_pages.hpp"
#include "server/pages/families/families_page.hpp"
#include "server/pages/families/family_event_pages.hpp"
#include "server/pages/families/family_form_pages.hpp"
#include "server/pages/families/family_page.hpp"
#include "server/pages/operation/who_saw_pages.hpp"

namespace quorate::server {

using core::Action;

std::vector<Route> case_routes()
{
    constexpr Method get = Method::get;
    constexpr Method post = Method::post;
    constexpr Action edit = Action::case_edit;
    constexpr Action bundle = Action::export_case_bundle;
    constexpr Action flag = Action::case_flag_excluded_person;
    constexpr Action list = Action::case_access_list_edit;
    constexpr Action emergency = Action::case_break_glass;
    constexpr Action review = Action::case_break_glass_review;
    constexpr Action lift = Action::case_unflag_excluded_person;
    return {
        {get, "/needs-a-date", Action::case_search, get_needs_a_date},
        {get, "/due", Action::case_search, get_due_list},
        {get, "/due.csv", Action::case_search, get_due_list_csv},
        {get, "/last-days/{d}", Action::case_view_summary, get_last_day},

        {get, "/families", Action::case_search, get_families},
        {post, "/families/search", Action::case_search, post_families_search},
        {get, "/families/new", Action::case_create_import, get_new_family},
        {post, "/families/new", Action::case_create_import, post_new_family},
        {get, "/families/{f}", Action::case_view_summary, get_family},
        {get, "/families/{f}/edit", edit, get_edit_family},
        {post, "/families/{f}/edit", edit, post_edit_family},
        {get, "/families/{f}/close", Action::case_close_reopen, get_close_family},
        {post, "/families/{f}/close", Action::case_close_reopen, post_close_family},

        {get, "/families/{f}/seen-by", Action::audit_view_case_log, get_who_saw},
        {get, "/access-lists", list, get_access_lists},
        {get, "/families/{f}/access-list", list, get_access_list},
        {post, "/families/{f}/access-list", list, post_access_list},
        {get, "/families/{f}/access-list/keep", list, get_keep_restriction},
        {post, "/families/{f}/access-list/keep", list, post_keep_restriction},
        {get, "/families/{f}/access-list/{u}/remove", list, get_remove_access},
        {post, "/families/{f}/access-list/{u}/remove", list, post_remove_access},

        {get, "/emergency-access", emergency, get_emergency_access},
        {post, "/emergency-access", emergency, post_emergency_access},
        {get, "/emergency-access/reviews", review, get_emergency_reviews},
        {post, "/emergency-access/{e}/open", emergency, post_open_emergency},
        {post, "/emergency-access/{e}/end", emergency, post_end_emergency},
        {post, "/emergency-access/{e}/approve", review, post_approve_emergency},
        {get, "/emergency-access/{e}/review", review, get_emergency_review},
        {post, "/emergency-access/{e}/review", review, post_emergency_review},

        {get, "/families/{f}/subject-access", bundle, get_case_bundles},
        {get, "/families/{f}/subject-access/of/{k}/{p}", bundle, get_bundle_preview},
        {post, "/families/{f}/subject-access/of/{k}/{p}", bundle, post_bundle_preview},
        {get, "/families/{f}/subject-access/{b}", bundle, get_case_bundle},
        {post, "/families/{f}/subject-access/{b}/release", bundle, post_bundle_release},
        {post, "/families/{f}/subject-access/{b}/fetch", bundle, post_bundle_fetch},
        {post, "/families/{f}/subject-access/{b}/again", bundle, post_bundle_again},

        {get, "/families/{f}/children/new", edit, get_new_child},
        {post, "/families/{f}/children/new", edit, post_new_child},
        {get, "/families/{f}/children/{c}", edit, get_child},
        {post, "/families/{f}/children/{c}", edit, post_child},
        {get, "/families/{f}/people/new", edit, get_new_member},
        {post, "/families/{f}/people/new", edit, post_new_member},
        {get, "/families/{f}/people/{p}", edit, get_member},
        {post, "/families/{f}/people/{p}", edit, post_member},
        {get, "/families/{f}/people/{p}/address", Action::case_view_safe_address, get_address},
        {post, "/families/{f}/people/{p}/address", edit, post_address},
        {get, "/families/{f}/excluded/new", flag, get_new_exclusion},
        {post, "/families/{f}/excluded/new", flag, post_new_exclusion},
        {get, "/families/{f}/excluded/{x}/lift", lift, get_lift_exclusion},
        {post, "/families/{f}/excluded/{x}/lift", lift, post_lift_exclusion},
        {get, "/families/{f}/must-not-meet/new", flag, get_new_pair},
        {post, "/families/{f}/must-not-meet/new", flag, post_new_pair},
        {get, "/families/{f}/must-not-meet/{x}/end", lift, get_end_pair},
        {post, "/families/{f}/must-not-meet/{x}/end", lift, post_end_pair},

        {get, "/families/{f}/events/new", edit, get_new_event},
        {post, "/families/{f}/events/new", edit, post_new_event},
        {get, "/families/{f}/events/{e}", edit, get_event},
        {post, "/families/{f}/events/{e}", edit, post_event},
        {post, "/families/{f}/events/{e}/withdraw", edit, post_withdraw_event},

        {get, "/families/{f}/dates", Action::case_view_summary, get_family_dates},
        {get, "/families/{f}/dates/{d}", edit, get_settle_date},
        {post, "/families/{f}/dates/{d}", edit, post_settle_date},
        {get, "/families/{f}/dates/{d}/more-time", edit, get_ask_for_overrun},
        {post, "/families/{f}/dates/{d}/more-time", edit, post_ask_for_overrun},
        {get, "/families/{f}/more-time/{o}", Action::case_view_summary, get_overrun},
        {post, "/families/{f}/more-time/{o}", Action::meeting_late_reason, post_overrun},
        {get, "/families/{f}/more-time/{o}/withdraw", edit, get_withdraw_overrun},
        {post, "/families/{f}/more-time/{o}/withdraw", edit, post_withdraw_overrun},
    };
}

}  // namespace quorate::server
