#pragma once

#include <string>
#include <vector>

namespace quorate::test {

/// A file we wrote, as the gates read it.
struct SourceFile {
    std::string path;  // from the root: "core/dates/months.hpp"
    std::string text;

    bool is_header() const { return path.ends_with(".hpp"); }
    bool is_source() const { return path.ends_with(".cpp"); }

    /// "core" of "core/dates/months.hpp".
    std::string part() const { return path.substr(0, path.find('/')); }
};

/// Every hand-written file of core, calendar, db, server and tests whose name ends in one of
/// `endings`, in order of path.
std::vector<SourceFile> source_files(const std::vector<std::string>& endings);

/// What a file includes, without quotes or brackets: "core/dates/months.hpp", "vector".
std::vector<std::string> includes_of(const SourceFile& file);

/// The lines of a text, without their ends.
std::vector<std::string> lines_of(const std::string& text);

}  // namespace quorate::test
