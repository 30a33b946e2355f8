#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/lean_request.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/http/stored_bytes.hpp"

namespace quorate::server {

/// Bytes ready to send, shared by every connection that wants them: a feed's or an asset's answer.
struct Prepared {
    std::string head;  // the status line and headers, without Date and without the last line break
    std::shared_ptr<const std::string> body;  // may be empty

    /// The body once more, where it is large.
    std::shared_ptr<const StoredBytes> stored = {};

    /// Keeps alive whatever `head` and `body` came from.
    std::shared_ptr<const void> owner = {};
};

/// Leave to send a body larger than the usual one, for as long as it is kept. Without any bytes
/// there is no room for another just now.
struct BodyLeave {
    std::size_t bytes = 0;
    std::chrono::seconds within{};
    std::shared_ptr<const void> place = {};  // is free again when it goes
};

/// What the connections serve. The two halves are apart because answer() may block and is run on a
/// worker thread, while quick() must not and is run on the I/O thread.
class Site {
public:
    virtual ~Site() = default;

    /// An answer from memory to a request of which no more was read, or nothing. Called on an I/O
    /// thread: never blocks.
    virtual std::shared_ptr<const Prepared> quick(const LeanRequest&) { return nullptr; }

    /// The same when the request was read in full.
    virtual std::shared_ptr<const Prepared> quick(const Request& request) = 0;

    /// Whether a larger body than the usual may be sent with a request of which the head was read;
    /// nothing when not. Called on an I/O thread: never blocks.
    virtual std::optional<BodyLeave> leave_for_body(const Request&) { return std::nullopt; }

    /// The answer. Called on a worker thread. Does not throw.
    virtual Response answer(Request& request) = 0;

    /// The answer to what is no request, or comes when there is no room. Of `request` there is as
    /// much as was understood. Called on an I/O thread: never blocks.
    virtual Response turned_away(const Request& request, int status, std::string_view reason) = 0;
};

}  // namespace quorate::server
