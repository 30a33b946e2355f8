#include "server/api/policy_api.hpp"
#include "server/app/route_groups.hpp"
#include "server/pages/actions/escalation_pages.hpp"
#include "server/pages/dates/dates_settings_pages.hpp"
#include "server/pages/dates/holiday_pages.hpp"
#include "server/pages/directory/policy_pages.hpp"
#include "server/pages/meetings/reminder_pages.hpp"
#include "server/pages/record/record_policy_pages.hpp"

namespace quorate::server {

std::vector<Route> settings_routes()
{
    constexpr core::Action rules = core::Action::config_dates_rules;
    constexpr Method get = Method::get;
    constexpr Method post = Method::post;
    return {
        {get, "/admin/dates", rules, get_dates_settings},
        {post, "/admin/dates/closures", rules, post_closure},
        {get, "/admin/dates/closures/{d}/remove", rules, get_remove_closure},
        {post, "/admin/dates/closures/{d}/remove", rules, post_remove_closure},
        {get, "/admin/dates/rules/{r}", rules, get_local_rule},
        {post, "/admin/dates/rules/{r}", rules, post_local_rule},
        {post, "/admin/dates/changes/{c}/confirm", rules, post_confirm_dates_change},
        {post, "/admin/dates/changes/{c}/turn-down", rules, post_turn_down_dates_change},
        {get, "/admin/holidays", rules, get_holidays},
        {post, "/admin/holidays/one-off", rules, post_one_off_holiday},
        {post, "/admin/holidays/list", rules, post_holiday_list},
        {post, "/admin/holidays/{l}/confirm", rules, post_confirm_holidays},
        {post, "/admin/holidays/{l}/turn-down", rules, post_reject_holidays},
        {get, "/admin/reminders", core::Action::config_mail_secrets, get_reminders},
        {post, "/admin/reminders", core::Action::config_mail_secrets, post_reminders},
        {get, "/admin/escalation", core::Action::config_mail_secrets, get_escalation},
        {post, "/admin/escalation", core::Action::config_mail_secrets, post_escalation},
        {get, "/admin/records", core::Action::config_mail_secrets, get_record_policy},
        {post, "/admin/records", core::Action::config_mail_secrets, post_record_policy},
        {get, "/admin/policies", core::Action::config_mail_secrets, get_policies},
        {post, "/admin/policies/{p}", core::Action::config_mail_secrets, post_policy_owner},
        {get,
         "/api/v1/policies",
         core::Action::user_list_directory,
         get_api_policies,
         Entry::signed_in,
         {.summary = "Who answers for each policy, who set it and since when it holds",
          .tag = "directory",
          .response = "Policies"}},
        {get,
         "/api/v1/policies/{p}",
         core::Action::user_list_directory,
         get_api_policy,
         Entry::signed_in,
         {.summary = "Who answers for one policy", .tag = "directory", .response = "Policy"}},
        {Method::put,
         "/api/v1/policies/{p}",
         core::Action::config_mail_secrets,
         put_api_policy,
         Entry::signed_in,
         {.summary = "Name who answers for a policy; of report_fees, also say who pays",
          .tag = "directory",
          .request = "PolicyPut",
          .response = "Policy"}},
    };
}

}  // namespace quorate::server
