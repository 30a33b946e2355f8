#pragma once

#include <string>

namespace quorate::test {

/// A TCP connection that sends exactly what it is told, to see what a server makes of it.
class RawClient {
public:
    explicit RawClient(unsigned short port);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    void send(const std::string& bytes);

    /// Reads until `text` has arrived, the server has closed, or five seconds have passed; gives
    /// everything read so far.
    std::string read_until(const std::string& text);

    /// Reads until the server closes or five seconds have passed. `closed()` tells which.
    std::string read_to_end();

    bool closed() const { return closed_; }

private:
    bool read_some();

    int handle_;
    std::string seen_;
    bool closed_ = false;
};

}  // namespace quorate::test
