#include "server/identity/provider_calls.hpp"

#include <curl/curl.h>

#include <memory>
#include <new>
#include <stdexcept>
#include <utility>

namespace quorate::server {
namespace {

struct CloseHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, CloseHandle>;
using List = std::unique_ptr<curl_slist, FreeList>;

struct Body {
    std::string bytes = {};
    std::size_t most = 0;
};

std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* body)
{
    auto& to = *static_cast<Body*>(body);
    if (to.bytes.size() + count > to.most) return 0;
    to.bytes.append(bytes, count);
    return count;
}

Handle new_handle()
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready != CURLE_OK) throw std::runtime_error{"libcurl does not start"};
    Handle handle{curl_easy_init()};
    if (!handle) throw std::bad_alloc{};
    return handle;
}

void set_safety(CURL* handle, const std::string& url, const std::string& ca_file)
{
    const char* const scheme = url.starts_with("http://") ? "http" : "https";
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, scheme);
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    if (!ca_file.empty()) {
        curl_easy_setopt(handle, CURLOPT_CAINFO, ca_file.c_str());
        curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);
    }
    curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
}

}  // namespace

CurlProviderCalls::CurlProviderCalls(std::string ca_file,
                                     std::chrono::milliseconds deadline,
                                     std::size_t most_bytes)
    : ca_file_{std::move(ca_file)}, deadline_{deadline}, most_bytes_{most_bytes}
{
}

ProviderAnswer CurlProviderCalls::call(const ProviderRequest& request)
{
    const Handle handle = new_handle();
    Body body{.most = most_bytes_};
    set_safety(handle.get(), request.url, ca_file_);
    curl_easy_setopt(handle.get(), CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT_MS, static_cast<long>(deadline_.count()));
    curl_easy_setopt(handle.get(), CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(most_bytes_));
    curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &body);
    curl_easy_setopt(handle.get(), CURLOPT_USERAGENT, "Quorate");
    List headers{curl_slist_append(nullptr, "Accept: application/json")};
    if (!headers) throw std::bad_alloc{};
    curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
    if (request.form) {
        curl_easy_setopt(
            handle.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(request.form->size()));
        curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, request.form->c_str());
    }
    if (!request.user.empty()) {
        curl_easy_setopt(handle.get(), CURLOPT_HTTPAUTH, long{CURLAUTH_BASIC});
        curl_easy_setopt(handle.get(), CURLOPT_USERNAME, request.user.c_str());
        curl_easy_setopt(handle.get(), CURLOPT_PASSWORD, request.password.c_str());
    }
    if (!request.bearer.empty()) {
        curl_easy_setopt(handle.get(), CURLOPT_HTTPAUTH, long{CURLAUTH_BEARER});
        curl_easy_setopt(handle.get(), CURLOPT_XOAUTH2_BEARER, request.bearer.c_str());
    }
    if (curl_easy_perform(handle.get()) != CURLE_OK) return {};
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    return {.status = static_cast<int>(status), .body = std::move(body.bytes)};
}

}  // namespace quorate::server
