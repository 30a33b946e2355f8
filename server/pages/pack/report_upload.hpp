#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/pack/report_file.hpp"
#include "server/app/app.hpp"
#include "server/http/upload.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// What the body of a form with a report may have at most: its files, and the text.
inline constexpr std::size_t report_body_bytes =
    core::most_report_files * core::largest_report_file + 1024 * 1024;

/// The files of the form's field "files", looked at, scanned and sealed.
core::JudgedFiles judged_files(App& app, const Upload& upload);

/// The field for them; `error` says what was wrong with the last ones.
View report_files_field(std::string label, std::string hint, const std::string& error);

/// "Visit notes.pdf (1.2 MB)"
std::string file_words(const std::string& name, std::size_t bytes);

/// Every complaint about `field`, in one sentence after another.
std::string all_errors(const std::vector<core::FieldError>& errors, std::string_view field);

}  // namespace quorate::server
