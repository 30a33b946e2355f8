#pragma once

#include <CLI/CLI.hpp>
#include <iosfwd>
#include <string>

#include "core/dates/language.hpp"
#include "server/cli/dates_batch.hpp"

namespace quorate::server {

/// What `quorate dates` was asked. Exactly one of `rule`, `batch` and `list`.
struct DatesOptions {
    std::string rule = {};
    std::string from = {};      // a date, or a date and time
    std::string closures = {};  // dates between semicolons
    std::string batch = {};     // a file's name, or "-" for `in`
    bool list = false;
    bool explain = false;
    bool as_json = false;
    core::Language language = core::Language::english;
    Progress progress = Progress::silent;  // of a batch
};

/// Answers on `out`; what was refused goes to `err` in one line. Returns the exit code: 0, 1
/// (refused) or 2 (asked wrongly).
int run_dates(const DatesOptions& options, std::istream& in, std::ostream& out, std::ostream& err);

/// Adds `quorate dates` in all its forms.
CLI::App& add_dates_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
