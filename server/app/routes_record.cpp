#include "server/app/route_groups.hpp"
#include "server/pages/accounts/mailed_link_pages.hpp"
#include "server/pages/actions/action_pages.hpp"
#include "server/pages/record/amend_pages.hpp"
#include "server/pages/record/decision_letter_pages.hpp"
#include "server/pages/record/disclosure_pages.hpp"
#include "server/pages/record/dissent_pages.hpp"
#include "server/pages/record/minutes_pages.hpp"
#include "server/pages/record/papers_pages.hpp"
#include "server/pages/record/plan_pages.hpp"
#include "server/pages/record/records_to_send_page.hpp"
#include "server/pages/record/register_pages.hpp"
#include "server/pages/record/release_pages.hpp"
#include "server/pages/record/without_quorum_page.hpp"

namespace quorate::server {

using core::Action;

// What is kept about a meeting that is held: who was there, minutes, decisions, action points, and
// who was sent what.
std::vector<Route> record_routes()
{
    constexpr auto open = Entry::public_page;
    return {
        {Method::get, "/meetings/{m}/register", Action::participant_list, get_register},
        {Method::post, "/meetings/{m}/register", Action::rsvp_record_for_other, post_register},
        {Method::post, "/meetings/{m}/open", Action::rsvp_record_for_other, post_meeting_open},
        {Method::post,
         "/meetings/{m}/open/undo",
         Action::rsvp_record_for_other,
         post_meeting_undo_open},
        {Method::get, "/meetings/{m}/close", Action::rsvp_record_for_other, get_without_quorum},
        {Method::post, "/meetings/{m}/close", Action::rsvp_record_for_other, post_meeting_close},

        {Method::get, "/meetings/{m}/minutes", Action::minutes_view, get_minutes},
        {Method::post, "/meetings/{m}/minutes/open", Action::minutes_edit_draft, post_minutes_open},
        {Method::post,
         "/meetings/{m}/minutes/closed",
         Action::minutes_edit_draft,
         post_closed_part},
        {Method::post, "/meetings/{m}/minutes/items/{i}", Action::minutes_view, post_item},
        {Method::post,
         "/meetings/{m}/minutes/items/{i}/draft",
         Action::minutes_view,
         post_item_draft},
        {Method::post,
         "/meetings/{m}/minutes/sections/{s}/autosave",
         Action::minutes_edit_draft,
         post_section_autosave},
        {Method::get, "/meetings/{m}/minutes/agree", Action::minutes_view, get_agree},
        {Method::post, "/meetings/{m}/minutes/agree", Action::minutes_approve, post_agree},
        {Method::get,
         "/meetings/{m}/minutes/amend",
         Action::minutes_amend_approved,
         get_amend_minutes},
        {Method::post,
         "/meetings/{m}/minutes/amend",
         Action::minutes_amend_approved,
         post_amend_minutes},
        {Method::post,
         "/meetings/{m}/minutes/corrections/{c}/decline",
         Action::minutes_edit_draft,
         post_decline_correction},
        {Method::get, "/minutes-to-send", Action::minutes_view, get_minutes_to_send},
        {Method::get, "/meetings/{m}/decisions", Action::minutes_view, get_decisions},

        {Method::get, "/meetings/{m}/plan", Action::minutes_view, get_plan},
        {Method::get, "/meetings/{m}/plan/parts", Action::minutes_edit_draft, get_new_plan_part},
        {Method::post, "/meetings/{m}/plan/parts", Action::minutes_edit_draft, post_new_plan_part},
        {Method::get, "/meetings/{m}/plan/parts/{p}", Action::minutes_edit_draft, get_plan_part},
        {Method::post, "/meetings/{m}/plan/parts/{p}", Action::minutes_edit_draft, post_plan_part},
        {Method::get,
         "/meetings/{m}/plan/agreements",
         Action::minutes_edit_draft,
         get_plan_agreements},
        {Method::post,
         "/meetings/{m}/plan/agreements",
         Action::minutes_edit_draft,
         post_plan_agreements},
        {Method::get, "/meetings/{m}/plan/core-group", Action::minutes_edit_draft, get_core_group},
        {Method::post,
         "/meetings/{m}/plan/core-group",
         Action::minutes_edit_draft,
         post_core_group},
        {Method::get, "/meetings/{m}/dissents", Action::minutes_view, get_dissents},
        {Method::post, "/meetings/{m}/dissents", Action::dissent_record, post_dissents},
        {Method::get, "/meetings/{m}/dissents/{d}", Action::dissent_record, get_dissent},
        {Method::post, "/meetings/{m}/dissents/{d}", Action::dissent_record, post_dissent},

        {Method::get, "/meetings/{m}/actions", Action::case_view_summary, get_meeting_actions},
        {Method::post, "/meetings/{m}/actions", Action::action_create_edit, post_meeting_action},
        {Method::get, "/actions", Action::action_update_own, get_actions},
        {Method::post, "/actions", Action::action_update_own, post_actions},
        {Method::get, "/actions/plans", Action::case_view_summary, get_actions_plans},
        {Method::get, "/actions/agencies", Action::case_view_summary, get_actions_agencies},
        {Method::get, "/actions/done", Action::action_update_own, get_actions_done},
        {Method::get, "/actions/find", Action::case_view_summary, get_actions_find},
        {Method::get, "/actions/reassign", Action::action_close_escalate, get_actions_reassign},
        {Method::post, "/actions/reassign", Action::action_close_escalate, post_actions_reassign},
        {Method::get, "/actions/{a}", Action::action_update_own, get_action},
        {Method::post, "/actions/{a}", Action::action_create_edit, post_action},
        {Method::post, "/actions/{a}/status", Action::action_update_own, post_action_status},

        {Method::get, "/meetings/{m}/papers", Action::minutes_distribute, get_papers},
        {Method::post, "/meetings/{m}/papers", Action::minutes_distribute, post_papers},
        {Method::get, "/meetings/{m}/papers/copy/{s}", Action::minutes_distribute, get_papers_copy},
        {Method::get, "/meetings/{m}/papers/about", Action::redaction_create, get_disclosure_about},
        {Method::post,
         "/meetings/{m}/papers/about/{i}",
         Action::redaction_create,
         post_disclosure_about},
        {Method::post,
         "/meetings/{m}/papers/about/members/{f}",
         Action::redaction_create,
         post_own_children},
        {Method::get, "/meetings/{m}/papers/share/{s}", Action::redaction_create, get_share},
        {Method::post, "/meetings/{m}/papers/share/{s}", Action::redaction_create, post_share},
        {Method::get, "/papers-to-release", Action::redaction_approve, get_waiting_copies},
        {Method::get, "/papers-to-release/{c}", Action::redaction_approve, get_waiting_copy},
        {Method::get,
         "/papers-to-release/{c}/page",
         Action::redaction_approve,
         get_waiting_copy_page},
        {Method::post,
         "/papers-to-release/{c}/release",
         Action::redaction_approve,
         post_release_copy},
        {Method::post,
         "/papers-to-release/{c}/refuse",
         Action::redaction_approve,
         post_refuse_copy},
        {Method::post,
         "/meetings/{m}/papers/correction",
         Action::minutes_distribute,
         post_papers_correction},
        {Method::post,
         "/meetings/{m}/papers/{c}/revoke",
         Action::invite_correct_and_recall,
         post_papers_revoke},

        {Method::get,
         "/meetings/{m}/decision-letter",
         Action::minutes_distribute,
         get_decision_letters},
        {Method::get,
         "/meetings/{m}/decision-letter/{r}",
         Action::minutes_distribute,
         get_decision_letter},
        {Method::post,
         "/meetings/{m}/decision-letter/{r}",
         Action::minutes_distribute,
         post_decision_letter},
        {Method::get,
         "/meetings/{m}/decision-letter/{r}/print",
         Action::minutes_distribute,
         get_decision_letter_print},
        {Method::post,
         "/meetings/{m}/decision-letter/{r}/sent",
         Action::minutes_distribute,
         post_decision_letter_sent},

        {Method::get, "/a/{token}", Action::link_redeem, get_action_link, open},
        {Method::post, "/a/{token}", Action::link_redeem, post_action_link, open},
        {Method::get, "/d/{token}", Action::link_redeem, get_papers_link, open},
        {Method::post, "/d/{token}", Action::link_redeem, post_papers_link, open},
        {Method::post,
         "/d/{token}/corrections",
         Action::link_redeem,
         post_correction_by_link,
         open},
    };
}

}  // namespace quorate::server
