#include "server/pages/meetings/meeting_urls.hpp"

#include "core/dates/date_text.hpp"
#include "server/pages/directory/directory_urls.hpp"

namespace quorate::server {
namespace {

std::string with_part(std::string path, std::string_view part)
{
    if (!part.empty()) path.append("/").append(part);
    return path;
}

}  // namespace

std::string meetings_url()
{
    return "/meetings";
}

std::string new_meeting_url(const core::CaseId& id,
                            std::string_view type,
                            const std::vector<core::ChildId>& children)
{
    std::vector<std::pair<std::string, std::string>> parameters{{"family", id.text()},
                                                                {"type", std::string{type}}};
    for (const core::ChildId& child : children)
        parameters.emplace_back("child", child.text());
    return with_query("/meetings/new", parameters);
}

std::string meeting_url(const core::MeetingId& id, std::string_view part)
{
    return with_part("/meetings/" + id.text(), part);
}

std::string seat_url(const core::MeetingId& id, const core::InviteeId& seat, std::string_view part)
{
    return with_part(meeting_url(id, "invitees") + '/' + seat.text(), part);
}

std::string calendar_url(std::string_view view, core::Date from, std::string_view who)
{
    return with_query(
        "/calendar",
        {{"view", std::string{view}}, {"from", core::iso(from)}, {"who", std::string{who}}});
}

std::string reply_url(std::string_view token, std::string_view part)
{
    return with_part("/i/" + std::string{token}, part);
}

}  // namespace quorate::server
