#include "server/pages/pack/report_upload.hpp"

#include <utility>

#include "server/documents/office_parts.hpp"
#include "server/templates/form_components.hpp"
#include "server/worker/malware_scan.hpp"

namespace quorate::server {

core::JudgedFiles judged_files(App& app, const Upload& upload)
{
    std::vector<core::OfferedFile> offered;
    bool too_many = false;
    for (const UploadedFile& file : upload.files) {
        if (file.field != "files") continue;
        too_many = offered.size() == core::most_report_files;
        if (too_many) break;
        core::OfferedFile each{.name = file.name, .bytes = file.bytes};
        // What is refused anyway is not worth the scanner's time.
        const auto type = core::judge_report_file(each.name, each.bytes);
        if (type) each.danger = danger_in_parts(*type, each.bytes);
        if (type && each.danger == core::FileDanger::none) {
            const ScanVerdict said = scan_for_malware(app.settings.scan_command, each.bytes);
            each.is_infected = said == ScanVerdict::infected;
            each.scan =
                said == ScanVerdict::clean ? core::FileScan::clean : core::FileScan::not_scanned;
        }
        offered.push_back(each);
    }
    core::JudgedFiles judged =
        core::judge_files(app.agency_reports, app.random, app.now(), offered);
    if (too_many) judged.errors.push_back({"files", "A report can have 5 files at most"});
    return judged;
}

View report_files_field(std::string label, std::string hint, const std::string& error)
{
    return file_input({.name = "files",
                       .label = std::move(label),
                       .hint = std::move(hint),
                       .error = error,
                       .accept = ".pdf,.docx,.odt,.png,.jpg,.jpeg",
                       .multiple = true});
}

std::string file_words(const std::string& name, std::size_t bytes)
{
    constexpr std::size_t kilobyte = 1024;
    constexpr std::size_t megabyte = kilobyte * kilobyte;
    if (bytes < megabyte)
        return name + " (" + std::to_string((bytes + kilobyte - 1) / kilobyte) + " KB)";
    const std::size_t tenths = bytes * 10 / megabyte;
    return name + " (" + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB)";
}

std::string all_errors(const std::vector<core::FieldError>& errors, std::string_view field)
{
    std::string all;
    for (const core::FieldError& error : errors)
        if (error.field == field) all += (all.empty() ? "" : ". ") + error.message;
    return all;
}

}  // namespace quorate::server
