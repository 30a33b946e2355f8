#pragma once

#include <iosfwd>

namespace quorate::server {

/// Whether to tell on the way how many rows are done.
enum class Progress { silent, shown };

/// Answers each row of a CSV with the columns rule_id, trigger_date and perhaps jurisdiction and
/// closures; others are passed over. A row is one line, whatever its quotes. Reads and writes a row
/// at a time, so a file of any length takes the same memory. A row that cannot be answered says why
/// in due_date, and then the exit code is 1 after all rows are done. Progress goes to `err`, on one
/// line that is wiped at the end.
int run_dates_batch(std::istream& in, std::ostream& out, std::ostream& err, Progress progress);

}  // namespace quorate::server
