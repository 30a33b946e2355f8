#include "core/availability/calendar_address.hpp"

#include <algorithm>
#include <charconv>

#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_address = 2'000;
constexpr int https_port = 443;

bool is_small_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool is_label(std::string_view label)
{
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::ranges::all_of(label,
                               [](char c) { return is_small_letter_or_digit(c) || c == '-'; });
}

// A name of at least two parts, the last of which is not made of digits: 127.1 and 0x7f.1 are
// numbers to some readers.
bool is_host_name(std::string_view host)
{
    const auto labels = split(host, '.');
    if (labels.size() < 2 || host.size() > 253) return false;
    const std::string& last = labels.back();
    return std::ranges::all_of(labels, [](const std::string& each) { return is_label(each); }) &&
           last.front() >= 'a' && last.front() <= 'z';
}

std::optional<int> port_from(std::string_view text)
{
    int port = 0;
    const char* const end = text.data() + text.size();
    if (text.empty() || text.size() > 5 || text.front() == '-') return std::nullopt;
    if (std::from_chars(text.data(), end, port).ptr != end) return std::nullopt;
    return port >= 1 && port <= 65'535 ? std::optional{port} : std::nullopt;
}

struct Place {
    std::string host;
    int port = https_port;
};

std::optional<Place> place_from(std::string_view text)
{
    const auto colon = text.find(':');
    Place place{.host = lower_case(text.substr(0, colon))};
    if (colon != std::string_view::npos) {
        const auto port = port_from(text.substr(colon + 1));
        if (!port) return std::nullopt;
        place.port = *port;
    }
    return is_host_name(place.host) ? std::optional{place} : std::nullopt;
}

bool is_path_character(char c)
{
    return c > 0x20 && c < 0x7F &&
           std::string_view{"\"<>\\^`{|}#"}.find(c) == std::string_view::npos;
}

std::string with_port(const std::string& host, int port)
{
    return port == https_port ? host : host + ':' + std::to_string(port);
}

}  // namespace

std::string CalendarAddress::place() const
{
    return with_port(host, port);
}

std::string CalendarAddress::url() const
{
    return "https://" + place() + path.reveal();
}

Result<CalendarAddress> calendar_address(std::string_view text)
{
    const std::string kept = trimmed(text);
    std::string_view rest = kept;
    if (rest.empty()) return invalid("url", "Enter the address of the calendar");
    if (rest.size() > longest_address)
        return invalid("url", "The address must be 2,000 characters or fewer");
    const auto scheme_end = rest.find("://");
    const std::string scheme =
        scheme_end == std::string_view::npos ? "" : lower_case(rest.substr(0, scheme_end));
    if (scheme != "https" && scheme != "webcal" && scheme != "webcals")
        return invalid("url", "Enter an address that begins with https://");
    rest.remove_prefix(scheme_end + 3);

    const auto slash = std::min(rest.find_first_of("/?#"), rest.size());
    const auto place = place_from(rest.substr(0, slash));
    if (!place) return invalid("url", "Enter an address with a host name, such as calendar.nhs.uk");
    // What comes after a number sign is for browsers alone and is never sent.
    rest = rest.substr(slash, std::min(rest.find('#'), rest.size()) - slash);
    if (!std::ranges::all_of(rest, is_path_character))
        return invalid("url", "Enter the address as the calendar program shows it, without spaces");
    std::string path{rest};
    if (!path.starts_with('/')) path.insert(path.begin(), '/');
    return CalendarAddress{.host = place->host,
                           .port = place->port,
                           .path = Private<CalendarPathTag>{std::move(path)}};
}

std::optional<AllowedHosts> AllowedHosts::from(std::string_view text)
{
    AllowedHosts allowed;
    for (const std::string& piece : split(text, ',')) {
        std::string_view name = piece;
        const std::string kept = trimmed(name);
        if (kept.empty()) continue;
        name = kept;
        const bool any_in_front = name.starts_with("*.");
        if (any_in_front) name.remove_prefix(2);
        const auto place = place_from(name);
        if (!place) return std::nullopt;
        allowed.hosts_.push_back({(any_in_front ? "." : "") + place->host, place->port});
    }
    return allowed;
}

bool AllowedHosts::allow(const CalendarAddress& address) const
{
    return std::ranges::any_of(hosts_, [&](const Host& each) {
        const bool named = each.name.starts_with('.') ? address.host.ends_with(each.name)
                                                      : address.host == each.name;
        return named && address.port == each.port;
    });
}

}  // namespace quorate::core
