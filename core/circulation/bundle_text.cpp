#include "core/circulation/bundle_text.hpp"

#include <charconv>
#include <stdexcept>
#include <utility>

#include "core/dates/date_text.hpp"

namespace quorate::core {
namespace {

constexpr std::string_view first_form = "bundle-1";

// Each piece with its length before it, so that no words can be taken for what stands around them.
class Writer {
public:
    void add(std::string_view words)
    {
        text_ += std::to_string(words.size());
        text_ += ':';
        text_ += words;
    }
    void add(std::size_t number) { add(std::to_string(number)); }

    FreeText text() { return FreeText{std::move(text_)}; }

private:
    std::string text_;
};

class Reader {
public:
    explicit Reader(std::string_view text) : rest_{text} {}

    std::string words()
    {
        const auto colon = rest_.find(':');
        if (colon == std::string_view::npos) fail();
        const std::size_t size = number_of(rest_.substr(0, colon));
        rest_.remove_prefix(colon + 1);
        if (size > rest_.size()) fail();
        std::string found{rest_.substr(0, size)};
        rest_.remove_prefix(size);
        return found;
    }
    std::size_t number() { return number_of(words()); }
    int count() { return static_cast<int>(number()); }
    Date date()
    {
        const auto found = parse_date(words());
        if (!found) fail();
        return *found;
    }
    void end() const
    {
        if (!rest_.empty()) fail();
    }

private:
    [[noreturn]] static void fail() { throw std::runtime_error{"a released bundle is damaged"}; }

    static std::size_t number_of(std::string_view digits)
    {
        std::size_t number = 0;
        const char* const end = digits.data() + digits.size();
        const auto [last, error] = std::from_chars(digits.data(), end, number);
        if (digits.empty() || error != std::errc{} || last != end) fail();
        return number;
    }

    std::string_view rest_;
};

BundleEntry entry_from(Reader& from)
{
    BundleEntry entry{.title = from.words()};
    for (std::size_t lines = from.number(); lines > 0; --lines) {
        std::string label = from.words();
        entry.lines.push_back({.label = std::move(label), .words = FreeText{from.words()}});
    }
    return entry;
}

BundlePart part_from(Reader& from)
{
    BundlePart part{.heading = from.words()};
    for (std::size_t entries = from.number(); entries > 0; --entries)
        part.entries.push_back(entry_from(from));
    return part;
}

LooksByRole looks_from(Reader& from)
{
    LooksByRole looks{.role = from.words()};
    looks.count = from.count();
    looks.days = from.count();
    looks.first = from.date();
    looks.last = from.date();
    return looks;
}

}  // namespace

FreeText bundle_text(const SubjectBundle& bundle)
{
    Writer to;
    to.add(first_form);
    to.add(bundle.name.reveal());
    to.add(bundle.about);
    to.add(std::size_t{bundle.is_professional});
    to.add(bundle.council);
    to.add(bundle.digest);
    to.add(bundle.parts.size());
    for (const BundlePart& part : bundle.parts) {
        to.add(part.heading);
        to.add(part.entries.size());
        for (const BundleEntry& entry : part.entries) {
            to.add(entry.title);
            to.add(entry.lines.size());
            for (const BundleLine& line : entry.lines) {
                to.add(line.label);
                to.add(line.words.reveal());
            }
        }
    }
    to.add(bundle.held_back.size());
    for (const HeldBack& held : bundle.held_back) {
        to.add(held.reason);
        to.add(static_cast<std::size_t>(held.count));
    }
    to.add(bundle.looks.size());
    for (const LooksByRole& looks : bundle.looks) {
        to.add(looks.role);
        to.add(static_cast<std::size_t>(looks.count));
        to.add(static_cast<std::size_t>(looks.days));
        to.add(iso(looks.first));
        to.add(iso(looks.last));
    }
    return to.text();
}

SubjectBundle bundle_from_text(const FreeText& text)
{
    Reader from{text.reveal()};
    if (from.words() != first_form)
        throw std::runtime_error{"a released bundle has a form that is not known"};
    SubjectBundle bundle{.name = PersonName{from.words()}};
    bundle.about = from.words();
    bundle.is_professional = from.number() == 1;
    bundle.council = from.words();
    bundle.digest = from.words();
    for (std::size_t parts = from.number(); parts > 0; --parts)
        bundle.parts.push_back(part_from(from));
    for (std::size_t held = from.number(); held > 0; --held) {
        std::string reason = from.words();
        bundle.held_back.push_back({.reason = std::move(reason), .count = from.count()});
    }
    for (std::size_t looks = from.number(); looks > 0; --looks)
        bundle.looks.push_back(looks_from(from));
    from.end();
    return bundle;
}

}  // namespace quorate::core
