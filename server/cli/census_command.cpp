#include "server/cli/census_command.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>

#include "core/dates/london_time.hpp"
#include "core/returns/census_csv.hpp"
#include "core/returns/safeguarding_dataset.hpp"
#include "core/returns/view_census.hpp"
#include "server/api/census_json.hpp"
#include "server/cli/installation.hpp"
#include "server/exports/census_xml.hpp"
#include "server/exports/return_tools.hpp"
#include "server/pages/reports/census_pages.hpp"

namespace quorate::server {
namespace {

namespace fs = std::filesystem;

/// A file that has its name only once all of it is written.
class NewFile {
public:
    explicit NewFile(const fs::path& path) : path_{path}, part_{path.string() + ".part"} {}
    ~NewFile()
    {
        std::error_code none;
        fs::remove(part_, none);
    }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    /// Empty, whatever was written before: a transaction may run more than once.
    std::ostream& begin()
    {
        out_.close();
        out_.clear();
        out_.open(part_, std::ios::binary | std::ios::trunc);
        return out_;
    }

    std::ostream& stream() { return out_; }

    void put_in_place()
    {
        out_.close();
        if (!out_) throw std::runtime_error{"cannot write " + path_.string()};
        fs::rename(part_, path_);
    }

private:
    fs::path path_;
    fs::path part_;
    std::ofstream out_;
};

struct CensusOptions {
    std::string authority, out, report, lea;
    int year = 0;
    bool with_errors = false;
    bool as_json = false;
};

void print_summary(std::ostream& out, const core::CensusReport& report)
{
    const core::CensusTotals& totals = report.totals;
    out << "children " << totals.children << ", section 47 enquiries " << totals.enquiries
        << ", initial conferences " << totals.conferences << ", child protection plans "
        << totals.plans << ", reviews " << totals.reviews << "\n"
        << "errors " << report.errors << ", queries " << report.queries << "\n";
    for (const core::CensusRuleCount& broken : report.rules) {
        const core::CensusRuleText& text = text_of(broken.rule);
        out << text.number << "\t" << code(text.level) << "\t" << broken.findings << "\t"
            << text.what << "\n";
    }
}

core::Result<core::CensusReport> write_census(App& app, const CensusOptions& options, NewFile& file)
{
    const auto period = core::known_census_year(options.year, core::london_date(app.now()));
    if (!period) return period.error();
    return app.database.transact([&](core::UnitOfWork& work) -> core::Result<core::CensusReport> {
        const auto authority = find_authority(work, options.authority);
        if (!authority) return authority.error();
        if (authority->jurisdiction != core::Jurisdiction::england)
            return core::invalid("authority", "The census is of councils in England");
        CensusXml xml{file.begin(), {.period = *period, .lea = options.lea, .made_at = app.now()}};
        auto report = core::view_census(work,
                                        return_tools(app),
                                        core::system_actor(authority->id),
                                        options.year,
                                        [&](const core::CensusRecord& record) { xml.add(record); });
        xml.finish();
        return report;
    });
}

void write_report(const std::string& path, const core::CensusReport& report)
{
    NewFile file{path};
    file.begin() << core::census_findings_csv(report);
    file.put_in_place();
}

int census(const CommonOptions& common, const CensusOptions& options)
{
    Installation installation{common};
    NewFile file{options.out};
    const auto report = write_census(installation.app, options, file);
    if (!report) return refused(report.error());
    if (!options.report.empty()) write_report(options.report, *report);
    const bool is_kept = report->errors == 0 || options.with_errors;
    if (is_kept) file.put_in_place();
    if (options.as_json)
        print_json(to_json(*report));
    else
        print_summary(std::cout, *report);
    if (!is_kept)
        return refused(
            "the file has errors and was not written; see what is wrong with --report FILE, or "
            "write it all the same with --with-errors");
    return std::cout.flush() ? 0 : 1;
}

struct DatasetOptions {
    std::string authority, out;
};

int dataset(const CommonOptions& common, const DatasetOptions& options)
{
    Installation installation{common};
    App& app = installation.app;
    fs::create_directories(options.out);
    std::map<core::DatasetTable, NewFile> files;
    for (const core::DatasetTable table : core::all_dataset_tables())
        files.try_emplace(table, fs::path{options.out} / (std::string{code(table)} + ".csv"));
    const auto children = app.database.transact([&](core::UnitOfWork& work) -> core::Result<int> {
        const auto authority = find_authority(work, options.authority);
        if (!authority) return authority.error();
        for (auto& [table, file] : files)
            file.begin() << dataset_header(table);
        return core::view_safeguarding_dataset(work,
                                               return_tools(app),
                                               core::system_actor(authority->id),
                                               [&](const core::CensusRecord& record) {
                                                   for (auto& [table, file] : files)
                                                       file.stream() << dataset_rows(table, record);
                                               });
    });
    if (!children) return refused(children.error());
    for (auto& [table, file] : files)
        file.put_in_place();
    std::cout << files.size() << " tables of " << *children
              << (*children == 1 ? " child" : " children") << " are in " << options.out << "\n";
    return std::cout.flush() ? 0 : 1;
}

}  // namespace

void add_census_command(CLI::App& group, int& exit_code)
{
    CLI::App& command = *group.add_subcommand(
        "cin-census",
        "What Quorate holds of the CIN census (England), as XML, and what its rules say about it. "
        "A file with errors is not written");
    const auto common = add_common_options(command);
    const auto options = std::make_shared<CensusOptions>();
    command
        .add_option("--year",
                    options->year,
                    "The year in which the census year ends, on 31 March: 2026 is 1 April 2025 to "
                    "31 March 2026")
        ->required();
    command.add_option("--out", options->out, "The file to write")->required();
    command.add_option("--report", options->report, "Where to write what is wrong, as CSV");
    command
        .add_option("--lea",
                    options->lea,
                    "The Department's number of the council, like 201, for the header")
        ->check([](const std::string& text) {
            const bool is_number =
                text.size() == 3 && text.find_first_not_of("0123456789") == std::string::npos;
            return is_number ? std::string{} : std::string{"write three digits, like 201"};
        });
    command.add_option(
        "--authority", options->authority, "The council's name or id; the only one by default");
    command.add_flag("--with-errors", options->with_errors, "Write the file even with errors");
    command.add_flag("--json", options->as_json, "Give the report in JSON");
    command.callback([common, options, &exit_code] {
        exit_code = run_guarded([&] { return census(*common, *options); });
    });
}

void add_dataset_command(CLI::App& group, int& exit_code)
{
    CLI::App& command = *group.add_subcommand(
        "ssd",
        "The tables of the Standard Safeguarding Dataset that Quorate has something for, of the "
        "last six years, as CSV: a file a table");
    const auto common = add_common_options(command);
    const auto options = std::make_shared<DatasetOptions>();
    command.add_option("--out", options->out, "The folder to write to; made when need be")
        ->required();
    command.add_option(
        "--authority", options->authority, "The council's name or id; the only one by default");
    command.callback([common, options, &exit_code] {
        exit_code = run_guarded([&] { return dataset(*common, *options); });
    });
}

}  // namespace quorate::server
