#pragma once

#include <iosfwd>
#include <string_view>

namespace quorate::server {

/// Answers each row of a CSV with the columns rule_id, trigger_date and perhaps jurisdiction and
/// closures; others are passed over. A row that cannot be answered says why in due_date, and then
/// the exit code is 1 after all rows are done.
int run_dates_batch(std::string_view csv, std::ostream& out, std::ostream& err);

}  // namespace quorate::server
