#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/availability/busy_time.hpp"
#include "core/directory/import_table.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {

/// The columns of a file of busy times.
const std::vector<ImportColumn>& busy_columns();

/// What a line says of somebody's time, and the days in London that it is about.
struct BusyRow {
    TimeSpan span = {};
    Date first_day = {};
    Date last_day = {};
    BusyKind kind = BusyKind::busy;
};

/// Nothing when the line is at fault; `checks` then says by column what is wrong with it.
std::optional<BusyRow> busy_row(const ImportTable& table,
                                const CsvRow& row,
                                Instant now,
                                FormChecks& checks);

}  // namespace quorate::core
