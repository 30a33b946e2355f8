#include "server/worker/mail_lines.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>

#include "core/support/text.hpp"

namespace quorate::server {
namespace {

constexpr std::size_t most_tokens = 10;
constexpr std::size_t most_references = 10;
constexpr std::size_t longest_key = 998;
constexpr std::size_t longest_id = 255;

// Line feeds and the sign that stands for them are written as %0A and %25.
std::string written(std::string_view value)
{
    std::string text;
    for (const char c : value) {
        if (c == '\n')
            text += "%0A";
        else if (c == '%')
            text += "%25";
        else
            text += c;
    }
    return text;
}

std::string read_back(std::string_view text)
{
    std::string value;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view sign = text.substr(i, 3);
        if (sign == "%0A")
            value += '\n';
        else if (sign == "%25")
            value += '%';
        else {
            value += text[i];
            continue;
        }
        i += 2;
    }
    return value;
}

void add(std::string& text, std::string_view name, std::string_view value)
{
    if (value.empty()) return;
    text += std::string{name} + ' ' + written(value) + '\n';
}

std::string number_text(std::int64_t number)
{
    return std::to_string(number);
}

template <class Number>
bool read_number(const std::string& text, std::optional<Number>& into)
{
    Number number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end) return false;
    into = number;
    return true;
}

// Years that a calendar of ours can hold.
bool read_instant(const std::string& text, std::optional<core::Instant>& into)
{
    std::optional<std::int64_t> seconds;
    if (!read_number(text, seconds) || *seconds < -2'208'988'800 || *seconds > 7'289'654'400)
        return false;
    into = core::Instant{std::chrono::seconds{*seconds}};
    return true;
}

bool read_address(const std::string& text, core::Email& into)
{
    const auto address = core::email_address(text);
    if (!address) return false;
    into = core::Email{*address};
    return true;
}

bool read_line(const std::string& text, std::size_t longest, std::string& into)
{
    if (text.size() > longest || !core::is_plain_text(text, core::Lines::one)) return false;
    into = text;
    return true;
}

template <class Value>
bool read_code(std::optional<Value> value, Value& into)
{
    if (!value) return false;
    into = *value;
    return true;
}

bool read_note(const std::string& text, core::FreeText& into)
{
    if (!core::is_plain_text(text, core::Lines::many) ||
        core::length(text) > core::longest_mailed_note)
        return false;
    into = core::FreeText{text};
    return true;
}

bool read_token(const std::string& text, std::vector<std::string>& into)
{
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7'); };
    if (text.size() != core::reply_token_length || !std::ranges::all_of(text, fits) ||
        into.size() == most_tokens)
        return false;
    into.push_back(text);
    return true;
}

bool read_recipient(const std::string& text, std::vector<core::Email>& into)
{
    core::Email address;
    if (into.size() == most_tokens || !read_address(text, address)) return false;
    into.push_back(std::move(address));
    return true;
}

bool read_reference(const std::string& text, std::vector<std::string>& into)
{
    std::string id;
    if (into.size() == most_references || !read_line(text, longest_id, id)) return false;
    into.push_back(std::move(id));
    return true;
}

using Reader = std::function<bool(const std::string&, core::IncomingReply&)>;

const std::map<std::string, Reader, std::less<>>& readers()
{
    using Reply = core::IncomingReply;
    using Text = const std::string&;
    static const std::map<std::string, Reader, std::less<>> all{
        {"token", [](Text t, Reply& r) { return read_token(t, r.tokens); }},
        {"recipient", [](Text t, Reply& r) { return read_recipient(t, r.recipients); }},
        {"reference", [](Text t, Reply& r) { return read_reference(t, r.references); }},
        {"from", [](Text t, Reply& r) { return read_address(t, r.from); }},
        {"sender",
         [](Text t, Reply& r) { return read_code(core::sender_check_from(t), r.sender); }},
        {"nature", [](Text t, Reply& r) { return read_code(core::mail_nature_from(t), r.nature); }},
        {"fault", [](Text t, Reply& r) { return read_code(core::part_fault_from(t), r.fault); }},
        {"method",
         [](Text t, Reply& r) { return read_code(core::reply_method_from(t), r.method); }},
        {"uid", [](Text t, Reply& r) { return read_line(t, longest_id, r.uid); }},
        {"sequence", [](Text t, Reply& r) { return read_number(t, r.sequence); }},
        {"stamp", [](Text t, Reply& r) { return read_instant(t, r.stamp); }},
        {"answer",
         [](Text t, Reply& r) { return read_code(core::mailed_answer_from(t), r.answer); }},
        {"note", [](Text t, Reply& r) { return read_note(t, r.note); }},
        {"delegated", [](Text t, Reply& r) { return read_address(t, r.delegated_to); }},
        {"proposed-from", [](Text t, Reply& r) { return read_instant(t, r.proposed_from); }},
        {"proposed-until", [](Text t, Reply& r) { return read_instant(t, r.proposed_until); }},
        {"status", [](Text t, Reply& r) { return read_line(t, 9, r.status); }},
        {"original", [](Text t, Reply& r) { return read_line(t, longest_id, r.original_id); }},
        {"key", [](Text t, Reply& r) { return read_line(t, longest_key, r.key); }},
    };
    return all;
}

void add_instant(std::string& text, std::string_view name, const std::optional<core::Instant>& at)
{
    if (at) add(text, name, number_text(at->time_since_epoch().count()));
}

std::string fit(const std::string& text, std::size_t longest)
{
    return text.size() <= longest && core::is_plain_text(text, core::Lines::one) ? text
                                                                                 : std::string{};
}

}  // namespace

std::string mail_lines(const core::IncomingReply& reply)
{
    std::string text;
    for (const std::string& token : reply.tokens)
        add(text, "token", token);
    for (const core::Email& to : reply.recipients)
        add(text, "recipient", to.reveal());
    for (const std::string& id : reply.references)
        add(text, "reference", fit(id, longest_id));
    add(text, "from", reply.from.reveal());
    add(text, "sender", code(reply.sender));
    add(text, "nature", code(reply.nature));
    add(text, "fault", code(reply.fault));
    add(text, "method", code(reply.method));
    add(text, "uid", fit(reply.uid, longest_id));
    if (reply.sequence) add(text, "sequence", number_text(*reply.sequence));
    add_instant(text, "stamp", reply.stamp);
    add(text, "answer", code(reply.answer));
    add(text, "note", reply.note.reveal());
    add(text, "delegated", reply.delegated_to.reveal());
    add_instant(text, "proposed-from", reply.proposed_from);
    add_instant(text, "proposed-until", reply.proposed_until);
    add(text, "status", reply.status);
    add(text, "original", fit(reply.original_id, longest_id));
    add(text, "key", fit(reply.key, longest_key));
    return text + "end\n";
}

std::optional<core::IncomingReply> mail_from_lines(std::string_view text)
{
    core::IncomingReply reply;
    while (text != "end\n") {
        const auto end = text.find('\n');
        if (end == std::string_view::npos) return std::nullopt;
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end + 1);
        const auto space = line.find(' ');
        if (space == std::string_view::npos) return std::nullopt;
        const auto reader = readers().find(line.substr(0, space));
        if (reader == readers().end()) return std::nullopt;
        if (!reader->second(read_back(line.substr(space + 1)), reply)) return std::nullopt;
    }
    return reply;
}

}  // namespace quorate::server
