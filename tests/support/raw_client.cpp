#include "tests/support/raw_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace quorate::test {

RawClient::RawClient(unsigned short port) : handle_{::socket(AF_INET, SOCK_STREAM, 0)}
{
    timeval wait{.tv_sec = 5, .tv_usec = 0};
    ::setsockopt(handle_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(handle_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error{"the server does not accept connections"};
}

RawClient::~RawClient()
{
    ::close(handle_);
}

void RawClient::send(const std::string& bytes)
{
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t count =
            ::send(handle_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count <= 0) return;
        sent += static_cast<std::size_t>(count);
    }
}

bool RawClient::read_some()
{
    std::array<char, 65536> chunk{};
    const ssize_t count = ::recv(handle_, chunk.data(), chunk.size(), 0);
    if (count > 0) seen_.append(chunk.data(), static_cast<std::size_t>(count));
    if (count == 0 || (count < 0 && errno == ECONNRESET)) closed_ = true;
    return count > 0;
}

std::string RawClient::read_until(const std::string& text)
{
    while (seen_.find(text) == std::string::npos && read_some()) {
    }
    return seen_;
}

std::string RawClient::read_to_end()
{
    while (read_some()) {
    }
    return seen_;
}

}  // namespace quorate::test
