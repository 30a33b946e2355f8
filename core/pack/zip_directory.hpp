#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace quorate::core {

/// One entry of a ZIP file's directory. The texts are the file's own.
struct ZipEntry {
    std::string_view name;
    std::uint32_t starts_at = 0;  // where its own header stands
    bool is_encrypted = false;
    bool is_stored = false;  // not compressed
    bool is_deflated = false;
    std::uint32_t packed_size = 0;  // as the directory says
};

/// The directory at the end of a ZIP file; nothing is unpacked. Nothing when it is malformed, of
/// several disks or of the 64-bit kind, has more than 10,000 entries, or says other than the
/// headers that stand before the entries: a file that two programs read differently is none.
std::optional<std::vector<ZipEntry>> zip_directory(std::string_view bytes);

/// The names that stand before the entries themselves, in whatever place: also of those that the
/// directory leaves out.
std::vector<std::string_view> zip_names_in_place(std::string_view bytes);

/// What the entry holds when it is stored as it is, at most 1,000 bytes; else an empty text.
std::string_view stored_content(std::string_view bytes, const ZipEntry& entry);

/// The bytes of the entry as they stand in the file, compressed or not; an empty text where they
/// would reach beyond its end.
std::string_view packed_content(std::string_view bytes, const ZipEntry& entry);

}  // namespace quorate::core
