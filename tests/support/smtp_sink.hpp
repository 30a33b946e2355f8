#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace quorate::test {

/// A real SMTP server on a loopback port (smtp_sink.py, which lists its modes), for as long as this
/// object lives. `modes` are taken one per message; the last one stays.
class SmtpSink {
public:
    explicit SmtpSink(const std::string& modes, const std::vector<std::string>& options = {});
    ~SmtpSink();
    SmtpSink(const SmtpSink&) = delete;
    SmtpSink& operator=(const SmtpSink&) = delete;

    std::uint16_t port() const { return port_; }

    /// The messages kept so far, in order.
    std::vector<std::string> messages() const;

    /// {"sender": …, "recipients": […], "connection": N, "tls": …, "options": …} of message
    /// `number`, from 1.
    std::string envelope(int number) const;

private:
    std::filesystem::path directory_;
    std::uint16_t port_ = 0;
    pid_t process_ = -1;
    int to_process_ = -1;
};

/// A fresh directory under the system's temporary one.
std::filesystem::path make_temp_directory(const std::string& name);

/// The whole file, or an empty text.
std::string read_whole(const std::filesystem::path& path);

}  // namespace quorate::test
