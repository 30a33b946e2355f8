#pragma once

#include <string>

#include "core/support/id.hpp"

namespace quorate::server {

// Addresses of the pages about families. Ids only: never a name or the family's reference.

std::string families_url(const core::CaseId& after = {});
std::string new_family_url();
std::string family_url(const core::CaseId& id);
std::string edit_family_url(const core::CaseId& id);
std::string close_family_url(const core::CaseId& id);
std::string subject_access_url(const core::CaseId& id);
std::string who_saw_url(const core::CaseId& id);
std::string new_child_url(const core::CaseId& id);
std::string child_url(const core::CaseId& id, const core::ChildId& child);
std::string new_member_url(const core::CaseId& id);
std::string member_url(const core::CaseId& id, const core::FamilyMemberId& member);
std::string address_url(const core::CaseId& id, const core::FamilyMemberId& member);
std::string lower_restriction_url(const core::CaseId& id);
std::string new_exclusion_url(const core::CaseId& id);
std::string lift_exclusion_url(const core::CaseId& id, const std::string& flag);
std::string new_pair_url(const core::CaseId& id);
std::string end_pair_url(const core::CaseId& id, const std::string& pair);
std::string new_event_url(const core::CaseId& id);
std::string event_url(const core::CaseId& id, const core::CaseEventId& event);
std::string withdraw_event_url(const core::CaseId& id, const core::CaseEventId& event);
std::string dates_url(const core::CaseId& id);
std::string due_date_url(const core::CaseId& id, const core::DueDateId& due);
std::string ask_for_overrun_url(const core::CaseId& id, const core::DueDateId& due);
std::string overrun_url(const core::CaseId& id, const core::OverrunId& overrun);
std::string emergency_access_url();
std::string emergency_reviews_url();
std::string open_emergency_url(const std::string& access);
std::string approve_emergency_url(const std::string& access);
std::string review_emergency_url(const std::string& access);
std::string access_lists_url();
std::string access_list_url(const core::CaseId& id);
std::string remove_access_url(const core::CaseId& id, const core::UserId& user);
std::string keep_restriction_url(const core::CaseId& id);
std::string withdraw_overrun_url(const core::CaseId& id, const core::OverrunId& overrun);

}  // namespace quorate::server
