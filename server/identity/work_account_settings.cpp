#include "server/identity/work_account_settings.hpp"

#include <boost/url/parse.hpp>

#include <functional>

#include "core/support/text.hpp"

namespace quorate::server {
namespace {

using Fault = std::optional<std::string>;
using Setter = std::function<Fault(WorkAccountSettings&, const std::string&)>;

Setter text_into(std::string WorkAccountSettings::* member)
{
    return [member](WorkAccountSettings& s, const std::string& text) -> Fault {
        s.*member = text;
        return std::nullopt;
    };
}

Setter flag_into(bool WorkAccountSettings::* member)
{
    return [member](WorkAccountSettings& s, const std::string& text) -> Fault {
        if (text != "true" && text != "false") return "must be true or false";
        s.*member = text == "true";
        return std::nullopt;
    };
}

Fault set_issuer(WorkAccountSettings& s, const std::string& text)
{
    if (!text.empty() && (!is_safe_address(text) || text.find_first_of("?#") != std::string::npos))
        return "must be an https:// address without query, as the provider writes it";
    s.issuer = text;
    return std::nullopt;
}

Fault set_scopes(WorkAccountSettings& s, const std::string& text)
{
    bool has_openid = false;
    for (const std::string& scope : core::split(text, ' '))
        has_openid = has_openid || scope == "openid";
    if (!has_openid) return "must be words with blanks between, openid among them";
    s.scopes = text;
    return std::nullopt;
}

// "Chairs=CC, Booking desk=BS": a group's name may hold anything but a comma.
Fault set_group_roles(WorkAccountSettings& s, const std::string& text)
{
    s.group_roles.clear();
    for (const std::string& piece : core::split(text, ',')) {
        if (core::trimmed(piece).empty()) continue;
        const auto equals = piece.rfind('=');
        const std::string group = core::trimmed(piece.substr(0, equals));
        const auto role = equals == std::string::npos
                              ? std::nullopt
                              : core::find_role(core::trimmed(piece.substr(equals + 1)));
        const bool is_account =
            role && *role != core::Role::anonymous && *role != core::Role::agency_link;
        if (group.empty() || !is_account)
            return "must be groups with the code of a role each and commas between, such as "
                   "Chairs=CC, Booking=BS (CC, SW, TM, SM, BS, AU, AD or AM)";
        s.group_roles[group] = *role;
    }
    return std::nullopt;
}

std::set<std::string> words(const std::string& text)
{
    std::set<std::string> found;
    for (const std::string& piece : core::split(text, ','))
        if (!core::trimmed(piece).empty()) found.insert(core::trimmed(piece));
    return found;
}

Fault set_email_domains(WorkAccountSettings& s, const std::string& text)
{
    s.email_domains = words(core::lower_case(text));
    for (const std::string& domain : s.email_domains)
        if (domain.find_first_of("@* ") != std::string::npos ||
            domain.find('.') == std::string::npos)
            return "must be domains with commas between, such as council.gov.uk";
    return std::nullopt;
}

Fault set_second_factor(WorkAccountSettings& s, const std::string& text)
{
    s.second_factor = words(text);
    return std::nullopt;
}

const std::map<std::string, Setter, std::less<>>& setters()
{
    static const std::map<std::string, Setter, std::less<>> all{
        {"oidc.issuer", set_issuer},
        {"oidc.client_id", text_into(&WorkAccountSettings::client_id)},
        {"oidc.client_secret_file", text_into(&WorkAccountSettings::client_secret_file)},
        {"oidc.scopes", set_scopes},
        {"oidc.groups_claim", text_into(&WorkAccountSettings::groups_claim)},
        {"oidc.group_roles", set_group_roles},
        {"oidc.email_domains", set_email_domains},
        {"oidc.trust_email", flag_into(&WorkAccountSettings::trust_email)},
        {"oidc.second_factor", set_second_factor},
        {"oidc.linked_use_passwords", flag_into(&WorkAccountSettings::linked_use_passwords)},
        {"oidc.ca_file", text_into(&WorkAccountSettings::ca_file)},
    };
    return all;
}

}  // namespace

const std::vector<std::string>& work_account_setting_names()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const auto& [name, setter] : setters())
            all.push_back(name);
        return all;
    }();
    return names;
}

std::optional<std::string> set_work_account(WorkAccountSettings& settings,
                                            std::string_view name,
                                            const std::string& text)
{
    return setters().find(name)->second(settings, text);
}

std::optional<std::string> work_account_fault(const WorkAccountSettings& settings)
{
    if (!settings.is_on()) return std::nullopt;
    if (settings.client_id.empty()) return "oidc.issuer needs oidc.client_id";
    if (settings.trust_email && settings.email_domains.empty())
        return "oidc.trust_email needs oidc.email_domains: whose addresses the provider knows";
    return std::nullopt;
}

bool is_safe_address(std::string_view url)
{
    const auto parsed = boost::urls::parse_uri(url);
    if (!parsed || parsed->has_userinfo() || parsed->host().empty()) return false;
    if (parsed->scheme() == "https") return true;
    if (parsed->scheme() != "http") return false;
    const auto kind = parsed->host_type();
    if (kind == boost::urls::host_type::ipv4) return parsed->host_ipv4_address().is_loopback();
    if (kind == boost::urls::host_type::ipv6) return parsed->host_ipv6_address().is_loopback();
    return parsed->host() == "localhost";
}

}  // namespace quorate::server
