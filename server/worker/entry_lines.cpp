#include "server/worker/entry_lines.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <vector>

#include "core/support/text.hpp"

namespace quorate::server {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

std::string hex(std::string_view text)
{
    std::string out{"-"};  // so that nothing is something
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::optional<std::string> unhexed(std::string_view text)
{
    if (!text.starts_with('-') || text.size() % 2 == 0) return std::nullopt;
    std::string out;
    for (std::size_t i = 1; i < text.size(); i += 2) {
        const auto high = digits.find(text[i]);
        const auto low = digits.find(text[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
    }
    return out;
}

std::optional<std::int64_t> number(std::string_view text)
{
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<core::Instant> moment(std::string_view text)
{
    const auto value = number(text);
    constexpr std::int64_t far = 10'000'000'000;
    if (!value || *value < -far || *value > far) return std::nullopt;
    return core::Instant{std::chrono::seconds{*value}};
}

std::string seconds_text(core::Instant at)
{
    return std::to_string(at.time_since_epoch().count());
}

// Letters, digits and what stands between them in a time or a rule: no words could be made of it.
bool is_time_line(std::string_view line)
{
    return line.size() < 2'000 &&
           std::ranges::all_of(
               line,
               [](char c) {
                   return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                          (c >= '0' && c <= '9') ||
                          std::string_view{":;=,-+/"}.find(c) != std::string_view::npos;
               });
}

bool take_line(const std::vector<std::string>& words,
               const core::TimeSpan& stretch,
               calendar::WrittenEntry& entry)
{
    const std::string& what = words.front();
    const auto text = [&](std::size_t n) {
        return n < words.size() ? unhexed(words[n]) : std::nullopt;
    };
    if (what == "uid") {
        const auto uid = text(1);
        if (uid) entry.uid = *uid;
        return uid.has_value() && words.size() == 2;
    }
    if (what == "repeats") {
        entry.repeats = true;
        return words.size() == 1;
    }
    if (what == "line") {
        const auto line = text(1);
        if (!line || words.size() != 2 || !is_time_line(*line)) return false;
        entry.lines.push_back(*line);
        return true;
    }
    if (what == "text" || what == "partstat") {
        const auto value = text(2);
        const auto name = text(1);
        if (!name || !value || words.size() != 3) return false;
        (what == "text" ? entry.texts : entry.partstats).emplace_back(*name, *value);
        return true;
    }
    if (words.size() < 2) return false;
    if (what == "starts" || what == "ends") {
        const auto at = moment(words[1]);
        if (!at || words.size() != 2) return false;
        if (what == "starts")
            entry.starts_at = *at;
        else
            entry.ends_at = *at;
        return true;
    }
    if (what == "alarm") {
        const auto minutes = number(words[1]);
        constexpr int year = 366 * 24 * 60;
        if (!minutes || *minutes < 0 || *minutes > year) return false;
        entry.alarms.push_back(static_cast<int>(*minutes));
        return words.size() == 2;
    }
    if (what != "busy" || words.size() != 3) return false;
    const auto from = moment(words[1]);
    const auto until = moment(words[2]);
    if (!from || !until || *until <= *from || *from < stretch.from || *until > stretch.until)
        return false;
    entry.busy.push_back({*from, *until});
    return true;
}

}  // namespace

std::string entry_lines(const calendar::WrittenEntry& entry)
{
    std::string text;
    const auto say = [&text](std::string_view what, std::string_view value) {
        text.append(what).append(" ").append(value).append("\n");
    };
    if (entry.fault) {
        say("fault", code(*entry.fault));
        return text += "end\n";
    }
    say("uid", hex(entry.uid));
    say("starts", seconds_text(entry.starts_at));
    if (entry.ends_at) say("ends", seconds_text(*entry.ends_at));
    if (entry.repeats) text += "repeats\n";
    for (const std::string& line : entry.lines)
        say("line", hex(line));
    for (const core::TimeSpan& span : entry.busy)
        say("busy", seconds_text(span.from) + ' ' + seconds_text(span.until));
    for (const auto& [name, value] : entry.texts)
        say("text", hex(name) + ' ' + hex(value));
    for (const auto& [address, partstat] : entry.partstats)
        say("partstat", hex(address) + ' ' + hex(partstat));
    for (const int minutes : entry.alarms)
        say("alarm", std::to_string(minutes));
    return text += "end\n";
}

std::optional<calendar::WrittenEntry> entry_from_lines(std::string_view text,
                                                       const core::TimeSpan& stretch)
{
    if (!text.ends_with("\nend\n")) return std::nullopt;
    text.remove_suffix(5);
    calendar::WrittenEntry entry;
    for (const std::string& line : core::split(text, '\n')) {
        const auto words = core::split(line, ' ');
        if (words.size() == 2 && words.front() == "fault") {
            calendar::WrittenEntry refused;
            refused.fault = calendar::entry_fault_from(words.back());
            return refused.fault ? std::optional{refused} : std::nullopt;
        }
        if (words.empty() || !take_line(words, stretch, entry)) return std::nullopt;
    }
    return entry.uid.empty() ? std::nullopt : std::optional{entry};
}

}  // namespace quorate::server
