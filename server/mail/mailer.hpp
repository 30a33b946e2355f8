#pragma once

#include <string>
#include <string_view>

#include "core/support/private.hpp"

namespace quorate::server {

/// Who a mail is from and to as SMTP sees it. One recipient: a refusal is then one person's.
struct Envelope {
    std::string sender;  // where bounces go: the recipient's token address
    core::Email recipient;
};

/// How an attempt to send ended.
enum class SendState {
    accepted,  // the server took the message over
    deferred,  // it did not, and may later: 4xx, no connection, or a time-out before the last dot
    rejected,  // it never will take this one: 5xx
    held,      // it may only go encrypted, and the server offers no encryption: nothing was sent
    in_doubt,  // the whole message was handed over and no answer came: it may have been taken
};

struct SendOutcome {
    SendState state = SendState::deferred;
    int code = 0;          // the server's reply code, or 0 when there was none
    std::string queue_id;  // when accepted and the server names one
};

/// Sends mail. One thread at a time. Throws std::invalid_argument for an address that is none;
/// everything that the network or the disk does wrong is an outcome.
class Mailer {
public:
    virtual ~Mailer() = default;

    /// `bytes` is a whole message with CRLF, as message_bytes() writes it.
    virtual SendOutcome send(const Envelope& envelope, std::string_view bytes) = 0;
};

}  // namespace quorate::server
