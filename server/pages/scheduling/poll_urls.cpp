#include "server/pages/scheduling/poll_urls.hpp"

#include <utility>

#include "server/pages/directory/directory_urls.hpp"

namespace quorate::server {
namespace {

std::string with_part(std::string path, std::string_view part)
{
    if (!part.empty()) path += '/' + std::string{part};
    return path;
}

}  // namespace

std::string start_poll_url(const core::CaseId& id,
                           core::MeetingType type,
                           const std::vector<core::ChildId>& children)
{
    std::vector<std::pair<std::string, std::string>> parameters{{"family", id.text()},
                                                                {"type", std::string{code(type)}}};
    for (const core::ChildId& child : children)
        parameters.emplace_back("child", child.text());
    return with_query(start_poll_path, parameters);
}

std::string poll_url(const core::PollId& id, std::string_view part)
{
    return with_part(std::string{polls_path} + '/' + id.text(), part);
}

std::string poll_seat_url(const core::PollId& id, const core::PollSeatId& seat)
{
    return poll_url(id, "seats/" + seat.text());
}

std::string poll_link_url(std::string_view token, std::string_view part)
{
    return with_part("/t/" + std::string{token}, part);
}

}  // namespace quorate::server
