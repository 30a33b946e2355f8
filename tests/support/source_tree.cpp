#include "tests/support/source_tree.hpp"
#include "tests/support/places.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

namespace quorate::test {
namespace {

namespace fs = std::filesystem;

// What npm puts down is not ours.
bool is_ours(const fs::path& path)
{
    return std::ranges::none_of(path, [](const fs::path& part) { return part == "node_modules"; });
}

bool ends_in_one_of(const std::string& path, const std::vector<std::string>& endings)
{
    return std::ranges::any_of(endings,
                               [&](const std::string& ending) { return path.ends_with(ending); });
}

std::string text_of(const fs::path& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

std::vector<SourceFile> source_files(const std::vector<std::string>& endings)
{
    const fs::path root{source_dir()};
    std::vector<SourceFile> files;
    for (const char* part : {"core", "calendar", "db", "server", "tests"})
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator{root / part}) {
            const std::string path = fs::relative(entry.path(), root).generic_string();
            if (entry.is_regular_file() && is_ours(path) && ends_in_one_of(path, endings))
                files.push_back({path, text_of(entry.path())});
        }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

std::vector<std::string> includes_of(const SourceFile& file)
{
    static const std::regex include{R"(^\s*#\s*include\s*["<]([^">]+)[">])"};
    std::vector<std::string> found;
    for (const std::string& line : lines_of(file.text)) {
        std::smatch match;
        if (std::regex_search(line, match, include)) found.push_back(match[1]);
    }
    return found;
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

}  // namespace quorate::test
