#include "server/busy/calendar_fetcher.hpp"

#include <curl/curl.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>
#include <boost/asio/ip/tcp.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <utility>

#include "core/support/text.hpp"

namespace quorate::server {
namespace {

namespace ip = boost::asio::ip;
using namespace std::chrono;

constexpr std::array<std::pair<FetchFault, std::string_view>, 12> codes{{
    {FetchFault::host_not_allowed, "host_not_allowed"},
    {FetchFault::unknown_host, "unknown_host"},
    {FetchFault::closed_address, "closed_address"},
    {FetchFault::no_connection, "no_connection"},
    {FetchFault::not_trusted, "not_trusted"},
    {FetchFault::too_slow, "too_slow"},
    {FetchFault::redirected, "redirected"},
    {FetchFault::not_permitted, "not_permitted"},
    {FetchFault::not_found, "not_found"},
    {FetchFault::other_status, "other_status"},
    {FetchFault::too_large, "too_large"},
    {FetchFault::broken_answer, "broken_answer"},
}};

// Enough for any name; what a hostile one lists beyond is left out.
constexpr std::size_t most_addresses = 8;
constexpr std::size_t longest_validator = 256;

struct CloseHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, CloseHandle>;
using List = std::unique_ptr<curl_slist, FreeList>;

void append(List& list, const std::string& text)
{
    curl_slist* const longer = curl_slist_append(list.get(), text.c_str());
    if (!longer) throw std::bad_alloc{};
    if (!list) list.reset(longer);  // else it is the same list, longer
}

// Fits to be sent back in a header.
bool is_validator(std::string_view text)
{
    return !text.empty() && text.size() <= longest_validator &&
           std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

std::vector<ip::address> system_addresses(const std::string& host)
{
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host.c_str(), nullptr, &wanted, &found) != 0) return {};
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned{found, &::freeaddrinfo};
    std::vector<ip::address> addresses;
    for (const addrinfo* each = found; each != nullptr; each = each->ai_next) {
        ip::tcp::endpoint endpoint;
        if (each->ai_addrlen > endpoint.capacity()) continue;
        std::memcpy(endpoint.data(), each->ai_addr, each->ai_addrlen);
        endpoint.resize(each->ai_addrlen);
        addresses.push_back(endpoint.address());
    }
    return addresses;
}

// One answer as it comes in, and what is allowed of it.
struct Transfer {
    const FetchLimits& limits;
    const std::vector<ip::address>& addresses;
    CalendarAnswer answer = {};
    std::size_t head = 0;
    bool compressed = false;
    bool over = false;  // a limit was passed
};

std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* transfer)
{
    auto& to = *static_cast<Transfer*>(transfer);
    if (to.answer.body.size() + count > to.limits.body) {
        to.over = true;
        return 0;
    }
    to.answer.body.append(bytes, count);
    return count;
}

std::size_t take_header(char* bytes, std::size_t, std::size_t count, void* transfer)
{
    auto& to = *static_cast<Transfer*>(transfer);
    to.head += count;
    if (to.head > to.limits.head) {
        to.over = true;
        return 0;
    }
    const std::string_view line{bytes, count};
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return count;
    const std::string name = core::lower_case(line.substr(0, colon));
    const std::string value = core::trimmed(line.substr(colon + 1));
    if (name == "etag" && is_validator(value)) to.answer.etag = value;
    if (name == "last-modified" && is_validator(value)) to.answer.last_modified = value;
    if (name == "content-encoding" && core::lower_case(value) != "identity") to.compressed = true;
    return count;
}

// Asked before every connection, whatever libcurl makes of the address: it goes where we looked,
// or nowhere.
curl_socket_t open_socket(void* transfer, curlsocktype, curl_sockaddr* wanted)
{
    const auto& of = *static_cast<const Transfer*>(transfer);
    ip::tcp::endpoint endpoint;
    if (wanted->addrlen > endpoint.capacity()) return CURL_SOCKET_BAD;
    std::memcpy(endpoint.data(), &wanted->addr, wanted->addrlen);
    endpoint.resize(wanted->addrlen);
    if (std::ranges::find(of.addresses, endpoint.address()) == of.addresses.end())
        return CURL_SOCKET_BAD;
    return ::socket(wanted->family, wanted->socktype | SOCK_CLOEXEC, wanted->protocol);
}

FetchFault fault_of(CURLcode result, const Transfer& transfer)
{
    if (transfer.over || result == CURLE_FILESIZE_EXCEEDED) return FetchFault::too_large;
    switch (result) {
        case CURLE_OPERATION_TIMEDOUT:
            return FetchFault::too_slow;
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_ISSUER_ERROR:
            return FetchFault::not_trusted;
        case CURLE_COULDNT_CONNECT:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_COULDNT_RESOLVE_HOST:
            return FetchFault::no_connection;
        default:
            return FetchFault::broken_answer;
    }
}

std::optional<FetchFault> fault_of_status(long status, bool asked_for_changes)
{
    if (status == 200 || (status == 304 && asked_for_changes)) return std::nullopt;
    if (status >= 300 && status < 400) return FetchFault::redirected;
    if (status == 401 || status == 403) return FetchFault::not_permitted;
    if (status == 404 || status == 410) return FetchFault::not_found;
    return FetchFault::other_status;
}

CalendarAnswer failed(FetchFault fault)
{
    CalendarAnswer answer;
    answer.fault = fault;
    return answer;
}

// "host:443:203.0.114.5,[2a01::5]": what libcurl takes instead of looking the name up again.
std::string pinned(const core::CalendarAddress& address, const std::vector<ip::address>& addresses)
{
    std::string text = address.host + ':' + std::to_string(address.port) + ':';
    for (const ip::address& each : addresses) {
        if (!text.ends_with(':')) text += ',';
        text += each.is_v6() ? '[' + each.to_string() + ']' : each.to_string();
    }
    return text;
}

void set_safety(CURL* handle, Transfer& transfer, milliseconds left, const std::string& ca_file)
{
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, "https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_PROXY, "");  // none from the environment either
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    if (!ca_file.empty()) {
        curl_easy_setopt(handle, CURLOPT_CAINFO, ca_file.c_str());
        curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);
    }
    curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    curl_easy_setopt(handle, CURLOPT_HTTP_CONTENT_DECODING, 0L);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(left.count()));
    curl_easy_setopt(
        handle, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(transfer.limits.body));
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &transfer);
}

Handle new_handle()
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready != CURLE_OK) throw std::runtime_error{"libcurl does not start"};
    Handle handle{curl_easy_init()};
    if (!handle) throw std::bad_alloc{};
    return handle;
}

}  // namespace

std::string_view code(FetchFault fault)
{
    return std::ranges::find(codes, fault, &decltype(codes)::value_type::first)->second;
}

NetworkGate system_gate(std::set<std::string> private_hosts)
{
    return {.resolve = system_addresses,
            .may_reach = is_public_address,
            .private_hosts = std::move(private_hosts)};
}

CalendarFetcher::CalendarFetcher(core::AllowedHosts hosts,
                                 std::string ca_file,
                                 NetworkGate gate,
                                 FetchLimits limits)
    : hosts_{std::move(hosts)},
      ca_file_{std::move(ca_file)},
      gate_{std::move(gate)},
      limits_{limits}
{
}

CalendarAnswer CalendarFetcher::fetch(const CalendarRequest& request) const
{
    const auto deadline = steady_clock::now() + limits_.deadline;
    if (!hosts_.allow(request.address)) return failed(FetchFault::host_not_allowed);
    auto addresses = gate_.resolve(request.address.host);
    if (addresses.empty()) return failed(FetchFault::unknown_host);
    // All of them: a name with one public address among private ones is an attempt.
    const bool may_be_private = gate_.private_hosts.contains(request.address.host);
    if (!std::ranges::all_of(addresses, [&](const ip::address& each) {
            return gate_.may_reach(each) || (may_be_private && gate_.is_private(each));
        }))
        return failed(FetchFault::closed_address);
    addresses.resize(std::min(addresses.size(), most_addresses));
    const auto left = duration_cast<milliseconds>(deadline - steady_clock::now());
    if (left <= 0ms) return failed(FetchFault::too_slow);

    Transfer transfer{.limits = limits_, .addresses = addresses};
    const Handle handle = new_handle();
    List pins, headers;
    append(pins, pinned(request.address, addresses));
    append(headers, "Accept: text/calendar");
    append(headers, "Accept-Encoding: identity");
    const bool by_etag = is_validator(request.etag);
    const bool by_date = !by_etag && is_validator(request.last_modified);
    if (by_etag) append(headers, "If-None-Match: " + request.etag);
    if (by_date) append(headers, "If-Modified-Since: " + request.last_modified);
    set_safety(handle.get(), transfer, left, ca_file_);
    const std::string url = request.address.url();
    curl_easy_setopt(handle.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_RESOLVE, pins.get());
    curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle.get(), CURLOPT_USERAGENT, "Quorate");

    const CURLcode result = curl_easy_perform(handle.get());
    if (result != CURLE_OK) return failed(fault_of(result, transfer));
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    if (const auto fault = fault_of_status(status, by_etag || by_date)) return failed(*fault);
    transfer.answer.unchanged = status == 304;
    if (transfer.compressed) return failed(FetchFault::broken_answer);
    return std::move(transfer.answer);
}

}  // namespace quorate::server
