#include "core/support/text.hpp"
#include "server/templates/program.hpp"

namespace quorate::server {
namespace {

constexpr std::string_view blank = " \t";

struct Tag {
    char sign;  // one of # ^ / > ! {, or 0 for a variable
    std::string name;
    std::size_t begin;
    std::size_t end;  // one past the closing braces
};

Tag read_tag(std::string_view text, std::size_t begin)
{
    const bool triple = text.substr(begin).starts_with("{{{");
    const std::string_view closing = triple ? "}}}" : "}}";
    const std::size_t inside = begin + closing.size();
    const std::size_t close = text.find(closing, inside);
    if (close == text.npos) throw std::logic_error{"a tag is not closed"};

    std::string name = core::trimmed(text.substr(inside, close - inside));
    char sign = triple ? '{' : '\0';
    if (!triple && !name.empty() &&
        std::string_view{"#^/>!&="}.find(name[0]) != std::string::npos) {
        sign = name[0];
        name = core::trimmed(name.substr(1));
    }
    if (name.empty() || sign == '&' || sign == '=') throw std::logic_error{"a tag is not valid"};
    return {sign, name, begin, close + closing.size()};
}

// A tag that only steers, alone on its line, must not leave an empty line behind.
void swallow_line(std::string_view text, Tag& tag)
{
    if (tag.sign == '\0' || tag.sign == '{') return;
    const std::size_t before = text.substr(0, tag.begin).find_last_not_of(blank);
    const std::size_t after = text.find_first_not_of(blank, tag.end);
    const bool first = before == text.npos || text[before] == '\n';
    const bool last = after == text.npos || text[after] == '\n';
    if (!first || !last) return;
    tag.begin = before == text.npos ? 0 : before + 1;
    tag.end = after == text.npos ? text.size() : after + 1;
}

std::vector<std::string> path_of(const std::string& name)
{
    return name == "." ? std::vector<std::string>{} : core::split(name, '.');
}

}  // namespace

Program compile(std::string_view text)
{
    struct Open {
        std::string name;
        std::size_t step;
    };
    Program program;
    std::vector<Open> open;
    std::size_t done = 0;

    const auto copy_until = [&](std::size_t end) {
        if (end > done)
            program.push_back(
                {.kind = Step::Kind::literal, .literal = text.substr(done, end - done)});
    };
    for (std::size_t at = text.find("{{"); at != text.npos; at = text.find("{{", done)) {
        Tag tag = read_tag(text, at);
        swallow_line(text, tag);
        copy_until(tag.begin);
        done = tag.end;

        switch (tag.sign) {
            case '!':
                break;
            case '#':
            case '^':
                open.push_back({tag.name, program.size()});
                program.push_back(
                    {.kind = tag.sign == '#' ? Step::Kind::section : Step::Kind::inverted,
                     .path = path_of(tag.name)});
                break;
            case '/':
                if (open.empty() || open.back().name != tag.name)
                    throw std::logic_error{"{{/" + tag.name + "}} closes nothing"};
                program[open.back().step].end = program.size();
                open.pop_back();
                break;
            case '>':
                program.push_back({.kind = Step::Kind::partial, .name = tag.name});
                break;
            default:
                program.push_back({.kind = tag.sign == '{' ? Step::Kind::raw : Step::Kind::escaped,
                                   .path = path_of(tag.name),
                                   .name = tag.name});
        }
    }
    copy_until(text.size());
    if (!open.empty()) throw std::logic_error{"{{#" + open.back().name + "}} is not closed"};
    return program;
}

}  // namespace quorate::server
