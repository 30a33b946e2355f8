#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/pack/agency_report.hpp"
#include "core/people/agency.hpp"
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

/// What the parts of a document say of it, however these are named.
enum class FileDanger {
    none,
    program,  // macros or controls
    fetches,  // a template or an object from elsewhere, when it is opened
    damaged,  // its parts cannot be read
};

/// A file as somebody offers it, with what the scanner and its parts said.
struct OfferedFile {
    std::string name;
    std::string_view bytes;
    FileScan scan = FileScan::not_scanned;
    bool is_infected = false;
    FileDanger danger = FileDanger::none;
};

/// One that is taken, sealed.
struct TakenFile {
    ReportFile file;
    std::string sealed_bytes;
    std::string given_as = {};  // of one that is given out: given_name(), or as plain
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

/// The name under which a file was sent; a plain one when it cannot be opened. It may hold a
/// child's name: for the authority's own staff alone, on a page and never in a download.
std::string opened_name(const Seal& seal, const ReportFile& file);

/// The name under which everybody gets a file, "report-health-2.pdf": it says what kind of agency
/// sent it and which one it is, and nothing of whom it is about. Without a kind it is of the
/// authority's own staff.
std::string given_name(std::optional<AgencyKind> kind, std::size_t number, ReportFileType type);

/// The same of a picture of what somebody says: "picture.png".
std::string given_picture_name(ReportFileType type);

}  // namespace quorate::core
