#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/pack/agency_report.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

inline constexpr std::size_t largest_report_file = 10 * 1024 * 1024;
inline constexpr std::size_t most_report_files = 5;  // that one version holds

/// The name as it is kept and given back: without folders, what a file system minds or what turns
/// the direction of writing, at most 100 characters, ending as its type does. Never empty.
std::string clean_file_name(std::string_view name, ReportFileType type);

/// What somebody's file is, by its bytes and by the end of its name, which have to agree. Refused
/// in the words of the person who chose it: what is empty, too large, of another kind, protected by
/// a password, or may hold a program (macros). Nothing is unpacked or run.
Result<ReportFileType> judge_report_file(std::string_view name, std::string_view bytes);

/// A file as somebody offers it, with what the scanner said.
struct OfferedFile {
    std::string name;
    std::string_view bytes;
    FileScan scan = FileScan::not_scanned;
    bool is_infected = false;
};

/// One that is taken, sealed.
struct TakenFile {
    ReportFile file;
    std::string sealed_bytes;
};

/// Which of the offered files are taken, and what is wrong with the others; the field is "files".
/// Needs no transaction, which it would keep waiting.
struct JudgedFiles {
    std::vector<TakenFile> taken = {};
    std::vector<FieldError> errors = {};
};
JudgedFiles judge_files(const Seal& seal,
                        RandomSource& random,
                        Instant now,
                        const std::vector<OfferedFile>& offered);

/// The name of a file that is kept; a plain one when it cannot be opened.
std::string opened_name(const Seal& seal, const ReportFile& file);

}  // namespace quorate::core
