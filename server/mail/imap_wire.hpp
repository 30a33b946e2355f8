#pragma once

#include <curl/curl.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/mail/imap_session.hpp"

namespace quorate::server {

/// One line of an answer. A literal in it is taken out; where it was, its length stands.
struct ImapLine {
    std::string text = {};
    std::vector<std::string> literals = {};
};

struct ImapAnswer {
    bool ok = false;
    std::vector<ImapLine> lines = {};  // those without a tag
};

/// A signed-in connection: sends commands and reads what they are answered with. Throws
/// ImapFailure.
class ImapSession::Wire {
public:
    Wire(const ImapSettings& settings, std::function<bool()> cancelled);

    /// `most` bytes may be in the literals of the answer.
    ImapAnswer ask(const std::string& command, std::size_t most = 0);

private:
    using Clock = std::chrono::steady_clock;

    void connect(const ImapSettings& settings);
    void send(std::string_view bytes);
    ImapLine read_line(std::size_t& most);
    std::string read_piece();
    std::string read_bytes(std::size_t count);
    void fill();
    void wait(bool for_writing) const;

    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> easy_{nullptr, &curl_easy_cleanup};
    std::function<bool()> cancelled_;
    std::chrono::milliseconds timeout_;
    Clock::time_point deadline_ = {};
    int socket_ = -1;
    int commands_ = 0;
    std::string unread_ = {};
};

}  // namespace quorate::server
