#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace quorate::core {

/// Everything anyone can ask of the system, one enumerator for each row of the access matrix and
/// in its order. matrix.hpp says who may.
enum class Action {
    auth_login,
    auth_mfa_enrol_own,
    auth_password_change_own,
    auth_session_list_end_own,
    auth_session_end_others,
    link_redeem,
    user_list_directory,
    user_create,
    user_role_change,
    user_disable_leaver,
    contact_create_edit,
    contact_verify_address,
    contact_allow_domain,
    case_search,
    case_view_summary,
    case_view_safe_address,
    case_create_import,
    case_edit,
    case_allocate,
    case_restrict_raise,
    case_restrict_lower,
    case_access_list_edit,
    case_break_glass,
    case_break_glass_review,
    case_close_reopen,
    case_transfer_authority,
    case_erase_retention,
    case_legal_hold,
    case_sibling_link,
    case_flag_excluded_person,
    case_unflag_excluded_person,
    meeting_list_diary,
    meeting_view,
    meeting_create,
    meeting_reschedule,
    meeting_cancel,
    meeting_late_reason,
    meeting_double_book,
    participant_list,
    participant_add,
    participant_add_excluded,
    participant_remove,
    invite_preview,
    invite_send,
    invite_correct_and_recall,
    rsvp_respond_own,
    rsvp_record_for_other,
    imip_quarantine_review,
    room_view_availability,
    room_edit,
    chair_edit_availability,
    busyfeed_add_url,
    feed_create_own,
    feed_read_by_token,
    feed_rotate_revoke_own,
    feed_revoke_other,
    doc_upload,
    doc_view,
    minutes_edit_draft,
    minutes_approve,
    minutes_amend_approved,
    minutes_view,
    redaction_create,
    redaction_approve,
    minutes_distribute,
    action_create_edit,
    action_update_own,
    action_close_escalate,
    dissent_record,
    report_timeliness,
    export_case_bundle,
    export_diary_csv,
    export_statutory_return,
    audit_view_own,
    audit_view_case_log,
    audit_verify_chain,
    audit_export,
    audit_modify_delete,
    config_dates_rules,
    config_mail_secrets,
    config_templates,
    ops_health_live,
    ops_metrics,
};

inline constexpr std::size_t action_count = 83;

/// Every action, in the order of the matrix.
const std::array<Action, action_count>& all_actions();

/// The name as it is written in the matrix, the audit log and the API: "case.view_summary".
std::string_view action_name(Action action);

/// The action of that name, or nothing.
std::optional<Action> find_action(std::string_view name);

}  // namespace quorate::core
