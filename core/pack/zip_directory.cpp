#include "core/pack/zip_directory.hpp"

#include <algorithm>

namespace quorate::core {
namespace {

// APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
constexpr std::string_view local_mark{"PK\x03\x04", 4};
constexpr std::string_view central_mark{"PK\x01\x02", 4};
constexpr std::string_view end_mark{"PK\x05\x06", 4};
constexpr std::size_t local_length = 30;
constexpr std::size_t central_length = 46;
constexpr std::size_t end_length = 22;
constexpr std::size_t longest_comment = 0xFFFF;
constexpr std::uint32_t most_entries = 10'000;
constexpr std::uint32_t deflate = 8;

std::uint32_t byte_at(std::string_view bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

std::uint32_t two_bytes(std::string_view bytes, std::size_t at)
{
    return byte_at(bytes, at) | byte_at(bytes, at + 1) << 8U;
}

std::uint32_t four_bytes(std::string_view bytes, std::size_t at)
{
    return two_bytes(bytes, at) | two_bytes(bytes, at + 2) << 16U;
}

// The end record whose comment ends with the file.
std::size_t end_record(std::string_view bytes)
{
    if (bytes.size() < end_length) return std::string_view::npos;
    const std::size_t last = bytes.size() - end_length;
    const std::size_t first = last > longest_comment ? last - longest_comment : 0;
    for (std::size_t at = last + 1; at-- > first;)
        if (bytes.substr(at, 4) == end_mark &&
            at + end_length + two_bytes(bytes, at + 20) == bytes.size())
            return at;
    return std::string_view::npos;
}

// The name in the header at `at`, or nothing when there is no whole header.
std::optional<std::string_view> name_in_place(std::string_view bytes, std::size_t at)
{
    if (at > bytes.size() || bytes.size() - at < local_length) return std::nullopt;
    if (bytes.substr(at, 4) != local_mark) return std::nullopt;
    const std::size_t length = two_bytes(bytes, at + 26);
    if (bytes.size() - at - local_length < length) return std::nullopt;
    return bytes.substr(at + local_length, length);
}

// Where the content begins: behind the entry's own header, which is there.
std::size_t content_at(std::string_view bytes, const ZipEntry& entry)
{
    return std::size_t{entry.starts_at} + local_length + two_bytes(bytes, entry.starts_at + 26) +
           two_bytes(bytes, entry.starts_at + 28);
}

}  // namespace

std::optional<std::vector<ZipEntry>> zip_directory(std::string_view bytes)
{
    const std::size_t end = end_record(bytes);
    if (end == std::string_view::npos) return std::nullopt;
    const std::uint32_t count = two_bytes(bytes, end + 10);
    const std::size_t length = four_bytes(bytes, end + 12);
    const std::size_t start = four_bytes(bytes, end + 16);
    const bool is_one_disk = two_bytes(bytes, end + 4) == 0 && two_bytes(bytes, end + 6) == 0 &&
                             two_bytes(bytes, end + 8) == count;
    // The 64-bit kind has all ones here, which fits no directory.
    if (!is_one_disk || count == 0 || count > most_entries || start + length != end)
        return std::nullopt;

    std::vector<ZipEntry> entries;
    std::size_t at = start;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (end - at < central_length || bytes.substr(at, 4) != central_mark) return std::nullopt;
        const std::size_t name_length = two_bytes(bytes, at + 28);
        const std::size_t rest = two_bytes(bytes, at + 30) + two_bytes(bytes, at + 32);
        if (end - at - central_length < name_length + rest) return std::nullopt;
        const ZipEntry entry{.name = bytes.substr(at + central_length, name_length),
                             .starts_at = four_bytes(bytes, at + 42),
                             .is_encrypted = (two_bytes(bytes, at + 8) & 1U) != 0,
                             .is_stored = two_bytes(bytes, at + 10) == 0,
                             .is_deflated = two_bytes(bytes, at + 10) == deflate,
                             .packed_size = four_bytes(bytes, at + 20)};
        if (entry.starts_at >= start || name_in_place(bytes, entry.starts_at) != entry.name)
            return std::nullopt;
        entries.push_back(entry);
        at += central_length + name_length + rest;
    }
    if (at != end) return std::nullopt;
    return entries;
}

std::vector<std::string_view> zip_names_in_place(std::string_view bytes)
{
    std::vector<std::string_view> names;
    for (std::size_t at = bytes.find(local_mark); at != std::string_view::npos;
         at = bytes.find(local_mark, at + 1))
        if (const auto name = name_in_place(bytes, at)) names.push_back(*name);
    return names;
}

std::string_view stored_content(std::string_view bytes, const ZipEntry& entry)
{
    constexpr std::size_t most = 1000;
    if (!entry.is_stored || !name_in_place(bytes, entry.starts_at)) return {};
    const std::size_t at = content_at(bytes, entry);
    const std::size_t length = four_bytes(bytes, entry.starts_at + 22);
    if (length > most || at > bytes.size() || bytes.size() - at < length) return {};
    return bytes.substr(at, length);
}

std::string_view packed_content(std::string_view bytes, const ZipEntry& entry)
{
    if (!name_in_place(bytes, entry.starts_at)) return {};
    const std::size_t at = content_at(bytes, entry);
    if (at > bytes.size() || bytes.size() - at < entry.packed_size) return {};
    return bytes.substr(at, entry.packed_size);
}

}  // namespace quorate::core
