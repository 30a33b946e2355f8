#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace quorate::test {

/// A real HTTPS server on a loopback port (calendar_server.py, which lists its paths) with a
/// certificate for feeds.example, for as long as this object lives.
class CalendarServer {
public:
    explicit CalendarServer(const std::string& calendar);
    ~CalendarServer();
    CalendarServer(const CalendarServer&) = delete;
    CalendarServer& operator=(const CalendarServer&) = delete;

    /// "feeds.example:40123"
    std::string place() const { return "feeds.example:" + std::to_string(port_); }

    /// "https://feeds.example:40123/good"
    std::string url(const std::string& path) const { return "https://" + place() + path; }

    /// What to trust so as to believe it.
    std::string certificate() const { return (directory_ / "certificate.pem").string(); }

    /// "GET /good If-None-Match=…" for each request so far.
    std::vector<std::string> requests() const;

private:
    std::filesystem::path directory_;
    int port_ = 0;
    pid_t process_ = -1;
    int to_process_ = -1;
};

}  // namespace quorate::test
