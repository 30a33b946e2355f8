#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace quorate::server {

/// How a message may travel from here to the mail server, by the domain it is for. How it travels
/// on from there is the mail server's to decide; where it can be asked to, it is (RFC 8689).
enum class TlsNeed {
    opportunistic,  // as mail.starttls says
    never_clear,    // encrypted, whatever the certificate
    required,       // encrypted, to a server whose certificate is its own; and so onwards
};

/// Which domains need what: those of the public sector `required`, all others as they are told.
class TlsPolicy {
public:
    /// `text` as in "trust.example=required, partner.example=never-clear, nhs.net=opportunistic":
    /// each is for the domain and all below it, and the longest that fits decides. Nothing when it
    /// says anything else.
    static std::optional<TlsPolicy> from(std::string_view text);

    TlsNeed need_of(std::string_view address) const;

private:
    std::map<std::string, TlsNeed, std::less<>> named_;
};

}  // namespace quorate::server
