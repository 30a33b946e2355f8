#include "server/pages/directory/directory_urls.hpp"

#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

namespace quorate::server {

std::string directory_url(std::string_view list)
{
    return std::string{"/directory/"}.append(list);
}

std::string new_entry_url(std::string_view list)
{
    return directory_url(list) + "/new";
}

std::string entry_url(std::string_view list, std::string_view id)
{
    return directory_url(list) + "/" + boost::urls::encode(id, boost::urls::unreserved_chars);
}

std::string edit_entry_url(std::string_view list, std::string_view id)
{
    return entry_url(list, id) + "/edit";
}

std::string deactivate_url(std::string_view list, std::string_view id)
{
    return entry_url(list, id) + "/deactivate";
}

std::string reactivate_url(std::string_view list, std::string_view id)
{
    return entry_url(list, id) + "/reactivate";
}

std::string with_query(std::string path,
                       const std::vector<std::pair<std::string, std::string>>& parameters)
{
    char joint = path.find('?') == std::string::npos ? '?' : '&';
    for (const auto& [name, value] : parameters) {
        if (value.empty()) continue;
        path += joint;
        path += name + "=" + boost::urls::encode(value, boost::urls::unreserved_chars);
        joint = '&';
    }
    return path;
}

}  // namespace quorate::server
