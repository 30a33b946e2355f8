#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace quorate::server {

struct ProviderRequest {
    std::string url;
    std::optional<std::string> form = {};  // posted; otherwise it is a GET
    std::string user = {};                 // of Basic, encoded already
    std::string password = {};
    std::string bearer = {};
};

struct ProviderAnswer {
    int status = 0;  // 0: there was no answer that can be used
    std::string body = {};
};

/// How the organisation's sign-on is called. Blocks, so never on an I/O thread.
class ProviderCalls {
public:
    virtual ~ProviderCalls() = default;

    virtual ProviderAnswer call(const ProviderRequest& request) = 0;
};

/// By libcurl: https, or http to this machine; no redirects, no proxy, no cookies.
class CurlProviderCalls final : public ProviderCalls {
public:
    /// `ca_file` is of certificates to trust instead of the system's; empty for those.
    explicit CurlProviderCalls(std::string ca_file,
                               std::chrono::milliseconds deadline = std::chrono::seconds{5},
                               std::size_t most_bytes = 300'000);

    ProviderAnswer call(const ProviderRequest& request) override;

private:
    std::string ca_file_;
    std::chrono::milliseconds deadline_;
    std::size_t most_bytes_;
};

}  // namespace quorate::server
