#include "server/mail/smtp_check.hpp"

#include <curl/curl.h>

#include <memory>
#include <stdexcept>

namespace quorate::server {
namespace {

long tls_level(const std::string& starttls)
{
    if (starttls == "off") return CURLUSESSL_NONE;
    return starttls == "opportunistic" ? CURLUSESSL_TRY : CURLUSESSL_ALL;
}

}  // namespace

std::string smtp_fault(const MailSettings& settings)
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready != CURLE_OK) throw std::runtime_error{"libcurl does not start"};
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> easy{curl_easy_init(),
                                                                   &curl_easy_cleanup};
    if (!easy) throw std::bad_alloc{};
    const bool v6 = settings.host.find(':') != std::string::npos;
    const std::string url = "smtp://" + (v6 ? "[" + settings.host + "]" : settings.host) + ":" +
                            std::to_string(settings.port);
    const bool verified = settings.starttls == "required";
    CURL* handle = easy.get();
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp");
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(handle, CURLOPT_USE_SSL, tls_level(settings.starttls));
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, verified ? 1L : 0L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, verified ? 2L : 0L);
    if (!settings.ca_file.empty())
        curl_easy_setopt(handle, CURLOPT_CAINFO, settings.ca_file.c_str());
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, 10'000L);
    const CURLcode result = curl_easy_perform(handle);
    return result == CURLE_OK ? std::string{} : std::string{curl_easy_strerror(result)};
}

}  // namespace quorate::server
