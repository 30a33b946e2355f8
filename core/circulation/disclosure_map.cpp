#include "core/circulation/disclosure_map.hpp"

#include <array>
#include <cstddef>

namespace quorate::core {
namespace {

struct Row {
    std::string_view code;
    std::string_view label;
};

// Each in the order of its enumeration.
constexpr std::array<Row, 3> sources{{{"other", "The meeting"},
                                      {"agency", "An agency"},
                                      {"strategy_discussion", "A strategy discussion"}}};
constexpr std::array<Row, 5> shares{{{"usual", "What is usual"},
                                     {"full", "What is usual"},
                                     {"part", "Some of it"},
                                     {"decisions", "The decisions only"},
                                     {"nothing", "Nothing"}}};

template <class Enum, std::size_t size>
std::optional<Enum> from(const std::array<Row, size>& rows, std::string_view code)
{
    for (std::size_t i = 0; i < size; ++i)
        if (rows[i].code == code) return static_cast<Enum>(i);
    return std::nullopt;
}

}  // namespace

std::string_view code(RecordSource source)
{
    return sources[static_cast<std::size_t>(source)].code;
}

std::optional<RecordSource> record_source_from(std::string_view code)
{
    return from<RecordSource>(sources, code);
}

std::string_view label(RecordSource source)
{
    return sources[static_cast<std::size_t>(source)].label;
}

std::string_view code(Share share)
{
    return shares[static_cast<std::size_t>(share)].code;
}

std::optional<Share> share_from(std::string_view code)
{
    return from<Share>(shares, code);
}

std::string_view label(Share share)
{
    return shares[static_cast<std::size_t>(share)].label;
}

}  // namespace quorate::core
