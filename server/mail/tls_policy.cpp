#include "server/mail/tls_policy.hpp"

#include <algorithm>
#include <array>

#include "core/support/text.hpp"

namespace quorate::server {
namespace {

// Government, health, police, courts and schools: guidance asks that mail to them is encrypted.
constexpr std::array<std::string_view, 14> public_sector{"gov.uk",
                                                         "nhs.uk",
                                                         "nhs.net",
                                                         "nhs.scot",
                                                         "nhs.wales",
                                                         "hscni.net",
                                                         "police.uk",
                                                         "cjsm.net",
                                                         "sch.uk",
                                                         "gov.wales",
                                                         "llyw.cymru",
                                                         "gov.scot",
                                                         "parliament.uk",
                                                         "judiciary.uk"};

std::optional<TlsNeed> need_from(std::string_view word)
{
    if (word == "required") return TlsNeed::required;
    if (word == "never-clear") return TlsNeed::never_clear;
    if (word == "opportunistic") return TlsNeed::opportunistic;
    return std::nullopt;
}

bool is_domain(std::string_view text)
{
    return !text.empty() && text.front() != '.' && text.back() != '.' &&
           std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
           });
}

}  // namespace

std::optional<TlsPolicy> TlsPolicy::from(std::string_view text)
{
    TlsPolicy policy;
    for (const std::string& piece : core::split(text, ',')) {
        const std::string entry = core::lower_case(core::trimmed(piece));
        if (entry.empty()) continue;
        const auto equals = entry.find('=');
        if (equals == std::string::npos) return std::nullopt;
        const std::string domain = core::trimmed(entry.substr(0, equals));
        const auto need = need_from(core::trimmed(entry.substr(equals + 1)));
        if (!need || !is_domain(domain)) return std::nullopt;
        policy.named_[domain] = *need;
    }
    return policy;
}

TlsNeed TlsPolicy::need_of(std::string_view address) const
{
    const std::string lower = core::lower_case(address.substr(address.rfind('@') + 1));
    std::string_view domain = lower;
    while (!domain.empty()) {
        if (const auto found = named_.find(domain); found != named_.end()) return found->second;
        if (std::ranges::count(public_sector, domain) > 0) return TlsNeed::required;
        const auto dot = domain.find('.');
        domain = dot == std::string_view::npos ? std::string_view{} : domain.substr(dot + 1);
    }
    return TlsNeed::opportunistic;
}

}  // namespace quorate::server
