#include "server/mail/imap_session.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/support/text.hpp"
#include "server/mail/imap_wire.hpp"

namespace quorate::server {
namespace {

constexpr std::array<std::pair<ImapFault, std::string_view>, 6> codes{{
    {ImapFault::unreachable, "unreachable"},
    {ImapFault::not_encrypted, "not_encrypted"},
    {ImapFault::not_signed_in, "not_signed_in"},
    {ImapFault::no_folder, "no_folder"},
    {ImapFault::nonsense, "nonsense"},
    {ImapFault::not_marked, "not_marked"},
}};

// ASCII alone: other names are written in modified UTF-7, in which the settings give them.
std::string quoted(std::string_view folder)
{
    std::string text = "\"";
    for (const char c : folder) {
        if (c == '"' || c == '\\') text += '\\';
        text += c;
    }
    return text + '"';
}

bool is_folder(std::string_view name)
{
    return !name.empty() && name.size() <= 255 &&
           std::ranges::all_of(name, [](char c) { return c >= ' ' && c <= '~'; });
}

bool is_host(std::string_view host)
{
    return !host.empty() && std::ranges::all_of(host, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '.' || c == ':';
    });
}

// The number after `name` in "* OK [UIDVALIDITY 3857529045] …"; 0 without one.
std::int64_t number_after(std::string_view line, std::string_view name)
{
    const auto at = line.find(name);
    if (at == std::string_view::npos) return 0;
    std::int64_t number = 0;
    std::from_chars(line.data() + at + name.size(), line.data() + line.size(), number);
    return number;
}

// "* 5 FETCH (UID 12 BODY[]<0> …": what was asked for, not news of another mail.
bool is_mail(const ImapLine& line, std::int64_t uid)
{
    const std::string_view text{line.text};
    const std::string wanted = "UID " + std::to_string(uid);
    const auto at = text.find(wanted);
    const auto after = at + wanted.size();
    return text.find(" FETCH (") != std::string_view::npos &&
           text.find("BODY[]") != std::string_view::npos && at != std::string_view::npos &&
           (after == text.size() || text[after] == ' ' || text[after] == ')');
}

}  // namespace

std::string_view code(ImapFault fault)
{
    return std::ranges::find(codes, fault, &decltype(codes)::value_type::first)->second;
}

ImapFailure::ImapFailure(ImapFault fault)
    : std::runtime_error{"the mail server's folder cannot be read"}, fault_{fault}
{
}

ImapSession::ImapSession(const ImapSettings& settings, std::function<bool()> cancelled)
{
    if (!is_host(settings.host) || !is_folder(settings.folder))
        throw std::invalid_argument{"no host or folder name"};
    wire_ = std::make_unique<Wire>(settings, std::move(cancelled));
    const ImapAnswer opened = wire_->ask("SELECT " + quoted(settings.folder));
    if (!opened.ok) throw ImapFailure{ImapFault::no_folder};
    for (const ImapLine& line : opened.lines) {
        validity_ = std::max(validity_, number_after(line.text, "[UIDVALIDITY "));
        next_uid_ = std::max(next_uid_, number_after(line.text, "[UIDNEXT "));
    }
    if (validity_ == 0) throw ImapFailure{ImapFault::nonsense};
}

ImapSession::~ImapSession() = default;

std::int64_t ImapSession::validity() const
{
    return validity_;
}

std::int64_t ImapSession::next_uid() const
{
    return next_uid_;
}

std::vector<std::int64_t> ImapSession::uids(std::int64_t first, std::int64_t last)
{
    const ImapAnswer answer =
        wire_->ask("UID SEARCH UID " + std::to_string(first) + ":" + std::to_string(last));
    if (!answer.ok) throw ImapFailure{ImapFault::nonsense};
    std::vector<std::int64_t> found;
    for (const ImapLine& line : answer.lines) {
        constexpr std::string_view start = "* SEARCH";
        if (!line.text.starts_with(start)) continue;
        for (const std::string& each :
             core::split(std::string_view{line.text}.substr(start.size()), ' ')) {
            const std::int64_t uid = number_after(each, "");
            if (uid >= first && uid <= last) found.push_back(uid);
        }
    }
    std::ranges::sort(found);
    return found;
}

std::optional<std::string> ImapSession::fetch(std::int64_t uid, std::size_t most)
{
    ImapAnswer answer = wire_->ask("UID FETCH " + std::to_string(uid) + " (UID BODY.PEEK[]<0." +
                                       std::to_string(most + 1) + ">)",
                                   most + 1);
    if (!answer.ok) throw ImapFailure{ImapFault::nonsense};
    for (ImapLine& line : answer.lines)
        if (is_mail(line, uid))
            return line.literals.empty() ? std::string{} : std::move(line.literals.front());
    return std::nullopt;
}

bool ImapSession::mark(std::int64_t uid, bool flagged)
{
    return wire_
        ->ask("UID STORE " + std::to_string(uid) + " +FLAGS.SILENT " +
              (flagged ? "(\\Seen \\Flagged)" : "(\\Seen)"))
        .ok;
}

bool ImapSession::move(std::int64_t uid, const std::string& folder)
{
    return wire_->ask("UID MOVE " + std::to_string(uid) + " " + quoted(folder)).ok;
}

}  // namespace quorate::server
