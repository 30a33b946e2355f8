#pragma once

#include <string>
#include <utility>
#include <vector>

namespace quorate::test {

/// A number as a ZIP file writes it.
inline std::string little(std::size_t value, int bytes)
{
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text += static_cast<char>((value >> (8 * i)) & 0xFF);
    return text;
}

/// What is unusual about a ZIP file of zip_of().
struct ZipOddity {
    int flags = 0;
    std::string left_out = {};  // an entry that the directory does not list
    std::string comment = {};
};

/// A ZIP file of entries that are stored as they are. The checksums are not right, and nobody here
/// asks for them.
inline std::string zip_of(const std::vector<std::pair<std::string, std::string>>& entries,
                          const ZipOddity& odd = {})
{
    std::string files;
    std::string directory;
    std::size_t count = 0;
    for (const auto& [name, content] : entries) {
        const std::string middle = little(static_cast<std::size_t>(odd.flags), 2) + little(0, 2) +
                                   little(0, 4) + little(0, 4) + little(content.size(), 4) +
                                   little(content.size(), 4) + little(name.size(), 2) +
                                   little(0, 2);
        if (name != odd.left_out) {
            directory += "PK\x01\x02" + little(20, 2) + little(20, 2) + middle + little(0, 2) +
                         little(0, 2) + little(0, 2) + little(0, 4) + little(files.size(), 4) +
                         name;
            ++count;
        }
        files += "PK\x03\x04" + little(20, 2) + middle + name + content;
    }
    return files + directory + "PK\x05\x06" + little(0, 2) + little(0, 2) + little(count, 2) +
           little(count, 2) + little(directory.size(), 4) + little(files.size(), 4) +
           little(odd.comment.size(), 2) + odd.comment;
}

using Entries = std::vector<std::pair<std::string, std::string>>;

inline Entries word_entries()
{
    return {{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<w:document/>"}};
}

inline Entries odt_entries()
{
    return {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<x/>"}};
}

inline Entries with(Entries entries, const std::string& name)
{
    entries.emplace_back(name, "x");
    return entries;
}

inline std::string a_pdf()
{
    return "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n";
}

}  // namespace quorate::test
