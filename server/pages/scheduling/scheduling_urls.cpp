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

void add(const TimesShown& shown, Parameters& parameters)
{
    if (shown.want != slots_at_once) parameters.emplace_back("want", std::to_string(shown.want));
    if (shown.from != core::SearchFrom::usual) parameters.emplace_back("from", code(shown.from));
}

}  // namespace

std::string choose_time_url(const core::CaseId& id, core::MeetingType type, const TimesShown& shown)
{
    Parameters parameters = about(id, type);
    add(shown, parameters);
    return with_query("/meetings/new/time", parameters);
}

std::string needs_url(const core::CaseId& id, core::MeetingType type)
{
    return with_query("/meetings/new/needs", about(id, type));
}

std::string hold_url(const core::HoldId& hold,
                     const core::CaseId& id,
                     core::MeetingType type,
                     std::string_view slot)
{
    Parameters parameters = about(id, type);
    parameters.emplace_back("slot", slot);
    return with_query("/meetings/holds/" + hold.text(), parameters);
}

std::string move_times_url(const core::MeetingId& id, const TimesShown& shown)
{
    Parameters parameters;
    add(shown, parameters);
    return with_query(meeting_url(id, "move/times"), parameters);
}

}  // namespace quorate::server
