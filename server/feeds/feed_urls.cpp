#include "server/feeds/feed_urls.hpp"

namespace quorate::server {

std::string feed_path(const std::string& token)
{
    return "/feeds/" + token + ".ics";
}

std::string feed_url(const std::string& public_url, const std::string& token)
{
    return public_url + feed_path(token);
}

std::string webcal_url(const std::string& public_url, const std::string& token)
{
    return "webcal" + feed_url(public_url, token).substr(public_url.find("://"));
}

}  // namespace quorate::server
