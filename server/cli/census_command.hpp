#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// `quorate export cin-census`: a year's return with its validation report.
void add_census_command(CLI::App& group, int& exit_code);

/// `quorate export ssd`: the tables of the Standard Safeguarding Dataset.
void add_dataset_command(CLI::App& group, int& exit_code);

}  // namespace quorate::server
