#include "server/pages/scheduling/scheduling_urls.hpp"

#include "server/pages/directory/directory_urls.hpp"
#include "server/pages/meetings/meeting_urls.hpp"

namespace quorate::server {
namespace {

using Parameters = std::vector<std::pair<std::string, std::string>>;

Parameters about(const core::CaseId& id, core::MeetingType type)
{
    return {{"family", id.text()}, {"type", std::string{code(type)}}};
}

void add(const std::vector<core::ChildId>& children, Parameters& parameters)
{
    for (const core::ChildId& child : children)
        parameters.emplace_back("child", child.text());
}

void add(const TimesShown& shown, Parameters& parameters)
{
    if (shown.want != slots_at_once) parameters.emplace_back("want", std::to_string(shown.want));
    if (shown.from != core::SearchFrom::usual) parameters.emplace_back("from", code(shown.from));
    add(shown.children, parameters);
}

}  // namespace

std::string choose_time_url(const core::CaseId& id, core::MeetingType type, const TimesShown& shown)
{
    Parameters parameters = about(id, type);
    add(shown, parameters);
    return with_query("/meetings/new/time", parameters);
}

std::string choose_time_url(const core::CaseDueDate& due)
{
    TimesShown shown;
    for (const core::ChildAnswer& each : due.children)
        if (each.status == core::DueStatus::open) shown.children.push_back(each.child);
    return choose_time_url(due.case_id, *due.meeting_type, shown);
}

std::string needs_url(const core::CaseId& id,
                      core::MeetingType type,
                      const std::vector<core::ChildId>& children)
{
    Parameters parameters = about(id, type);
    add(children, parameters);
    return with_query("/meetings/new/needs", parameters);
}

std::string hold_url(const core::HoldId& hold,
                     const core::CaseId& id,
                     core::MeetingType type,
                     std::string_view slot,
                     const std::vector<core::ChildId>& children)
{
    Parameters parameters = about(id, type);
    parameters.emplace_back("slot", slot);
    add(children, parameters);
    return with_query("/meetings/holds/" + hold.text(), parameters);
}

std::string chain_url(const core::CaseId& id,
                      core::MeetingType type,
                      const std::vector<core::ChildId>& children,
                      const std::vector<std::pair<std::string, std::string>>& chosen,
                      core::SearchFrom from)
{
    Parameters parameters = about(id, type);
    if (from != core::SearchFrom::usual) parameters.emplace_back("from", code(from));
    add(children, parameters);
    parameters.insert(parameters.end(), chosen.begin(), chosen.end());
    return with_query("/meetings/new/chain", parameters);
}

std::string move_times_url(const core::MeetingId& id, const TimesShown& shown)
{
    Parameters parameters;
    add(shown, parameters);
    return with_query(meeting_url(id, "move/times"), parameters);
}

}  // namespace quorate::server
