#include "server/pages/families/family_urls.hpp"

namespace quorate::server {
namespace {

const std::string families = "/families";

}  // namespace

std::string families_url(const core::CaseId& after)
{
    return after.empty() ? families : families + "?after=" + after.text();
}

std::string new_family_url()
{
    return families + "/new";
}

std::string family_url(const core::CaseId& id)
{
    return families + "/" + id.text();
}

std::string edit_family_url(const core::CaseId& id)
{
    return family_url(id) + "/edit";
}

std::string close_family_url(const core::CaseId& id)
{
    return family_url(id) + "/close";
}

std::string subject_access_url(const core::CaseId& id)
{
    return family_url(id) + "/subject-access";
}

std::string who_saw_url(const core::CaseId& id)
{
    return family_url(id) + "/seen-by";
}

std::string new_child_url(const core::CaseId& id)
{
    return family_url(id) + "/children/new";
}

std::string child_url(const core::CaseId& id, const core::ChildId& child)
{
    return family_url(id) + "/children/" + child.text();
}

std::string new_member_url(const core::CaseId& id)
{
    return family_url(id) + "/people/new";
}

std::string member_url(const core::CaseId& id, const core::FamilyMemberId& member)
{
    return family_url(id) + "/people/" + member.text();
}

std::string address_url(const core::CaseId& id, const core::FamilyMemberId& member)
{
    return member_url(id, member) + "/address";
}

std::string lower_restriction_url(const core::CaseId& id)
{
    return family_url(id) + "/restriction/lower";
}

std::string new_exclusion_url(const core::CaseId& id)
{
    return family_url(id) + "/excluded/new";
}

std::string lift_exclusion_url(const core::CaseId& id, const std::string& flag)
{
    return family_url(id) + "/excluded/" + flag + "/lift";
}

std::string new_pair_url(const core::CaseId& id)
{
    return family_url(id) + "/must-not-meet/new";
}

std::string end_pair_url(const core::CaseId& id, const std::string& pair)
{
    return family_url(id) + "/must-not-meet/" + pair + "/end";
}

std::string new_event_url(const core::CaseId& id)
{
    return family_url(id) + "/events/new";
}

std::string event_url(const core::CaseId& id, const core::CaseEventId& event)
{
    return family_url(id) + "/events/" + event.text();
}

std::string withdraw_event_url(const core::CaseId& id, const core::CaseEventId& event)
{
    return event_url(id, event) + "/withdraw";
}

std::string dates_url(const core::CaseId& id)
{
    return family_url(id) + "/dates";
}

std::string due_date_url(const core::CaseId& id, const core::DueDateId& due)
{
    return dates_url(id) + "/" + due.text();
}

std::string ask_for_overrun_url(const core::CaseId& id, const core::DueDateId& due)
{
    return due_date_url(id, due) + "/more-time";
}

std::string overrun_url(const core::CaseId& id, const core::OverrunId& overrun)
{
    return family_url(id) + "/more-time/" + overrun.text();
}

std::string emergency_access_url()
{
    return "/emergency-access";
}

std::string emergency_reviews_url()
{
    return emergency_access_url() + "/reviews";
}

std::string open_emergency_url(const std::string& access)
{
    return emergency_access_url() + "/" + access + "/open";
}

std::string approve_emergency_url(const std::string& access)
{
    return emergency_access_url() + "/" + access + "/approve";
}

std::string review_emergency_url(const std::string& access)
{
    return emergency_access_url() + "/" + access + "/review";
}

std::string access_lists_url()
{
    return "/access-lists";
}

std::string access_list_url(const core::CaseId& id)
{
    return family_url(id) + "/access-list";
}

std::string remove_access_url(const core::CaseId& id, const core::UserId& user)
{
    return access_list_url(id) + "/" + user.text() + "/remove";
}

std::string keep_restriction_url(const core::CaseId& id)
{
    return access_list_url(id) + "/keep";
}

std::string withdraw_overrun_url(const core::CaseId& id, const core::OverrunId& overrun)
{
    return overrun_url(id, overrun) + "/withdraw";
}

}  // namespace quorate::server
