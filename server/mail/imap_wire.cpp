#include "server/mail/imap_wire.hpp"

#include <poll.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace quorate::server {
namespace {

// Ten thousand UIDs of ten digits fit in a line.
constexpr std::size_t longest_line = 200'000;
constexpr std::size_t longest_answer = 1'000'000;  // without literals
constexpr std::chrono::milliseconds ask_every{200};

ImapFault fault_of(CURLcode code)
{
    switch (code) {
        case CURLE_LOGIN_DENIED:
            return ImapFault::not_signed_in;
        case CURLE_USE_SSL_FAILED:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_CIPHER:
            return ImapFault::not_encrypted;
        case CURLE_WEIRD_SERVER_REPLY:
            return ImapFault::nonsense;
        default:
            return ImapFault::unreachable;
    }
}

int stop_when_cancelled(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return (*static_cast<std::function<bool()>*>(user))() ? 1 : 0;
}

std::string url_of(const ImapSettings& settings)
{
    const bool v6 = settings.host.find(':') != std::string::npos;
    return (settings.tls == ImapTls::implicit ? "imaps://" : "imap://") +
           (v6 ? "[" + settings.host + "]" : settings.host) + ":" + std::to_string(settings.port);
}

// "... {123}": how long the literal is that follows; nothing when none does.
std::optional<std::size_t> literal_length(std::string_view line)
{
    if (!line.ends_with('}')) return std::nullopt;
    const auto open = line.rfind('{');
    if (open == std::string_view::npos) return std::nullopt;
    std::size_t length = 0;
    const char* const end = line.data() + line.size() - 1;
    const auto read = std::from_chars(line.data() + open + 1, end, length);
    if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    return length;
}

}  // namespace

ImapSession::Wire::Wire(const ImapSettings& settings, std::function<bool()> cancelled)
    : cancelled_{std::move(cancelled)}, timeout_{settings.timeout}
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready != CURLE_OK) throw std::runtime_error{"libcurl does not start"};
    easy_.reset(curl_easy_init());
    if (!easy_) throw std::bad_alloc{};
    connect(settings);
}

void ImapSession::Wire::connect(const ImapSettings& settings)
{
    CURL* const easy = easy_.get();
    const auto set = [easy](CURLoption option, auto value) {
        if (curl_easy_setopt(easy, option, value) != CURLE_OK)
            throw std::logic_error{"libcurl refuses an option"};
    };
    const bool encrypted = settings.tls != ImapTls::off;
    set(CURLOPT_URL, url_of(settings).c_str());
    set(CURLOPT_PROTOCOLS_STR, settings.tls == ImapTls::implicit ? "imaps" : "imap");
    set(CURLOPT_PROXY, "");  // whatever the environment says
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECT_ONLY, 1L);
    set(CURLOPT_USE_SSL, static_cast<long>(encrypted ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!settings.ca_file.empty()) set(CURLOPT_CAINFO, settings.ca_file.c_str());
    set(CURLOPT_USERNAME, settings.user.c_str());
    set(CURLOPT_PASSWORD, settings.password.c_str());
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(timeout_.count()));
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFODATA, static_cast<void*>(&cancelled_));
    curl_xferinfo_callback watch = &stop_when_cancelled;
    set(CURLOPT_XFERINFOFUNCTION, watch);
    if (const CURLcode result = curl_easy_perform(easy); result != CURLE_OK)
        throw ImapFailure{fault_of(result)};
    curl_socket_t socket = CURL_SOCKET_BAD;
    if (curl_easy_getinfo(easy, CURLINFO_ACTIVESOCKET, &socket) != CURLE_OK ||
        socket == CURL_SOCKET_BAD)
        throw ImapFailure{ImapFault::unreachable};
    socket_ = socket;
}

ImapAnswer ImapSession::Wire::ask(const std::string& command, std::size_t most)
{
    deadline_ = Clock::now() + timeout_;
    const std::string tag = "q" + std::to_string(++commands_) + " ";
    send(tag + command + "\r\n");
    ImapAnswer answer;
    for (std::size_t size = 0; size < longest_answer;) {
        ImapLine line = read_line(most);
        size += line.text.size() + 1;
        if (line.text.starts_with(tag)) {
            answer.ok = line.text.compare(tag.size(), 3, "OK ") == 0;
            return answer;
        }
        if (line.text.starts_with("* BYE")) throw ImapFailure{ImapFault::unreachable};
        if (!line.text.starts_with("* ")) throw ImapFailure{ImapFault::nonsense};
        answer.lines.push_back(std::move(line));
    }
    throw ImapFailure{ImapFault::nonsense};
}

ImapLine ImapSession::Wire::read_line(std::size_t& most)
{
    ImapLine line;
    for (;;) {
        line.text += read_piece();
        if (line.text.size() > longest_line) throw ImapFailure{ImapFault::nonsense};
        const auto length = literal_length(line.text);
        if (!length) return line;
        if (*length > most) throw ImapFailure{ImapFault::nonsense};
        most -= *length;
        line.literals.push_back(read_bytes(*length));
    }
}

// Up to the next CR LF, without it.
std::string ImapSession::Wire::read_piece()
{
    std::size_t looked = 0;
    for (;;) {
        const auto end = unread_.find("\r\n", looked);
        if (end != std::string::npos) {
            std::string piece = unread_.substr(0, end);
            unread_.erase(0, end + 2);
            return piece;
        }
        if (unread_.size() > longest_line) throw ImapFailure{ImapFault::nonsense};
        looked = unread_.empty() ? 0 : unread_.size() - 1;
        fill();
    }
}

std::string ImapSession::Wire::read_bytes(std::size_t count)
{
    while (unread_.size() < count)
        fill();
    std::string bytes = unread_.substr(0, count);
    unread_.erase(0, count);
    return bytes;
}

void ImapSession::Wire::fill()
{
    std::array<char, 65'536> buffer;
    for (;;) {
        std::size_t count = 0;
        const CURLcode result = curl_easy_recv(easy_.get(), buffer.data(), buffer.size(), &count);
        if (result == CURLE_AGAIN) {
            wait(false);
            continue;
        }
        if (result != CURLE_OK || count == 0) throw ImapFailure{ImapFault::unreachable};
        unread_.append(buffer.data(), count);
        return;
    }
}

void ImapSession::Wire::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        std::size_t count = 0;
        const CURLcode result = curl_easy_send(easy_.get(), bytes.data(), bytes.size(), &count);
        if (result == CURLE_AGAIN) {
            wait(true);
            continue;
        }
        if (result != CURLE_OK) throw ImapFailure{ImapFault::unreachable};
        bytes.remove_prefix(count);
    }
}

void ImapSession::Wire::wait(bool for_writing) const
{
    for (;;) {
        if (cancelled_() || Clock::now() >= deadline_) throw ImapFailure{ImapFault::unreachable};
        pollfd watched{.fd = socket_,
                       .events = static_cast<short>(for_writing ? POLLOUT : POLLIN),
                       .revents = 0};
        if (::poll(&watched, 1, static_cast<int>(ask_every.count())) > 0) return;
    }
}

}  // namespace quorate::server
