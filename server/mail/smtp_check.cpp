#include "server/mail/smtp_check.hpp"

#include <memory>
#include <new>
#include <stdexcept>

#include "server/mail/smtp_curl.hpp"

namespace quorate::server {

std::string smtp_fault(const SmtpSettings& settings)
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready != CURLE_OK) throw std::runtime_error{"libcurl does not start"};
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> easy{curl_easy_init(),
                                                                   &curl_easy_cleanup};
    if (!easy) throw std::bad_alloc{};
    aim_at(easy.get(), settings, encryption_of(settings.starttls));
    // libcurl signs in as part of connecting.
    curl_easy_setopt(easy.get(), CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(easy.get(), CURLOPT_TIMEOUT_MS, 10'000L);
    const CURLcode result = curl_easy_perform(easy.get());
    if (result == CURLE_LOGIN_DENIED) return "it does not take mail.user with that password";
    return result == CURLE_OK ? std::string{} : std::string{curl_easy_strerror(result)};
}

}  // namespace quorate::server
