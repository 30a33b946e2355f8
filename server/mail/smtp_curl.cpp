#include "server/mail/smtp_curl.hpp"

#include <stdexcept>
#include <string>

namespace quorate::server {
namespace {

std::string url_of(const SmtpSettings& settings)
{
    const bool v6 = settings.host.find(':') != std::string::npos;
    const std::string host = v6 ? "[" + settings.host + "]" : settings.host;
    return (settings.starttls == StartTls::implicit ? "smtps://" : "smtp://") + host + ":" +
           std::to_string(settings.port) + "/" + settings.helo_name;
}

template <class T>
void set(CURL* handle, CURLoption option, T value)
{
    if (curl_easy_setopt(handle, option, value) != CURLE_OK)
        throw std::logic_error{"libcurl refuses an option"};
}

}  // namespace

Encryption encryption_of(StartTls starttls)
{
    switch (starttls) {
        case StartTls::implicit:
        case StartTls::required:
            return {.level = CURLUSESSL_ALL, .verified = true};
        case StartTls::opportunistic:
            return {.level = CURLUSESSL_TRY, .verified = false};
        case StartTls::off:
            return {.level = CURLUSESSL_NONE, .verified = false};
    }
    return {};
}

void aim_at(CURL* handle, const SmtpSettings& settings, const Encryption& encryption)
{
    set(handle, CURLOPT_URL, url_of(settings).c_str());
    set(handle, CURLOPT_PROTOCOLS_STR, settings.starttls == StartTls::implicit ? "smtps" : "smtp");
    set(handle, CURLOPT_PROXY, "");  // whatever the environment says
    set(handle, CURLOPT_NOSIGNAL, 1L);
    set(handle, CURLOPT_USE_SSL, encryption.level);
    set(handle, CURLOPT_SSL_VERIFYPEER, encryption.verified ? 1L : 0L);
    set(handle, CURLOPT_SSL_VERIFYHOST, encryption.verified ? 2L : 0L);
    set(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!settings.ca_file.empty()) set(handle, CURLOPT_CAINFO, settings.ca_file.c_str());
    if (settings.user.empty()) return;
    set(handle, CURLOPT_USERNAME, settings.user.c_str());
    set(handle, CURLOPT_PASSWORD, settings.password.c_str());
}

}  // namespace quorate::server
