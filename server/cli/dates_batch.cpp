#include "server/cli/dates_batch.hpp"

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/rules/bank_holidays.hpp"
#include "core/support/csv.hpp"
#include "core/support/text.hpp"
#include "server/cli/dates_question.hpp"

namespace quorate::server {
namespace {

/// Where the columns are. Found by name, so a file may carry more of them, in any order.
struct Columns {
    explicit Columns(const std::vector<std::string>& names)
    {
        const auto find = [&](std::string_view wanted) -> std::optional<std::size_t> {
            for (std::size_t i = 0; i < names.size(); ++i)
                if (core::trimmed(names[i]) == wanted) return i;
            return std::nullopt;
        };
        rule = find("rule_id");
        jurisdiction = find("jurisdiction");
        trigger = find("trigger_date");
        closures = find("closures");
    }

    std::optional<std::size_t> rule;
    std::optional<std::size_t> jurisdiction;
    std::optional<std::size_t> trigger;
    std::optional<std::size_t> closures;
};

std::string field(const core::CsvRow& row, std::optional<std::size_t> column)
{
    if (!column || *column >= row.fields.size()) return {};
    return core::trimmed(row.fields[*column]);
}

// Rows about one authority have the same closures, and building a calendar costs more than many
// answers. A few are kept; a set that is not among them takes the place of the oldest.
class ClosureCalendars {
public:
    core::Result<const core::Calendars*> for_closures(const std::string& written)
    {
        if (written.empty()) return &core::shipped_calendars();
        for (const Kept& each : kept_)
            if (each.written == written) return &each.calendars;
        const auto closures = parse_closures(written);
        if (!closures) return closures.error();
        if (kept_.size() < most) {
            kept_.push_back(
                {written, core::calendars_with(core::shipped_bank_holidays(), *closures)});
            return &kept_.back().calendars;
        }
        Kept& oldest = kept_[next_];
        next_ = (next_ + 1) % most;
        oldest.written = written;
        oldest.calendars.local.replace_closures(*closures);
        return &oldest.calendars;
    }

private:
    struct Kept {
        std::string written;
        core::Calendars calendars;
    };

    static constexpr std::size_t most = 32;

    std::vector<Kept> kept_;
    std::size_t next_ = 0;
};

class Batch {
public:
    Batch(Columns columns, std::ostream& out) : columns_{columns}, out_{out} {}

    /// False when the row could not be answered and says so.
    bool answer(const core::CsvRow& row)
    {
        const std::string rule_id = field(row, columns_.rule);
        const std::string trigger_date = field(row, columns_.trigger);
        out_ << core::csv_field(rule_id) << ',' << core::csv_field(trigger_date) << ',';
        const auto refused = write_answer(row, rule_id, trigger_date);
        if (refused) out_ << core::csv_field("error: " + sentence(*refused)) << ",,";
        out_ << '\n';
        return !refused;
    }

private:
    // Writes the last three columns, unless there is a reason not to.
    std::optional<core::Error> write_answer(const core::CsvRow& row,
                                            const std::string& rule_id,
                                            const std::string& trigger_date)
    {
        if (row.is_broken)
            return core::invalid("row", "the quotes of this row do not match, or it is too long");
        const auto trigger = parse_trigger(trigger_date, rule_id);
        if (!trigger) return trigger.error();
        const auto rule = find_rule(rule_id, *trigger);
        if (!rule) return rule.error();
        if (auto wrong = wrong_jurisdiction(row, **rule)) return wrong;
        const auto calendars = calendars_.for_closures(field(row, columns_.closures));
        if (!calendars) return calendars.error();

        const core::DueDate due = core::due_date(**rule, *trigger, **calendars);
        out_ << (due.limit_at ? core::iso_with_offset(*due.limit_at) : core::iso(due.limit_date))
             << ',' << core::iso(due.schedule_by) << ',' << core::code((*rule)->level);
        return std::nullopt;
    }

    std::optional<core::Error> wrong_jurisdiction(const core::CsvRow& row,
                                                  const core::StatutoryRule& rule) const
    {
        const std::string written = field(row, columns_.jurisdiction);
        if (written.empty()) return std::nullopt;
        const auto jurisdiction = core::jurisdiction_from(written);
        if (!jurisdiction) return core::invalid("jurisdiction", "write England or Wales");
        if (*jurisdiction == rule.jurisdiction) return std::nullopt;
        return core::invalid(
            "jurisdiction",
            std::string{rule.id} + " applies in " + std::string{core::label(rule.jurisdiction)});
    }

    Columns columns_;
    std::ostream& out_;
    ClosureCalendars calendars_;
};

// Rows between two words about the progress: often enough to see it move, too seldom to cost time.
constexpr std::int64_t rows_a_word = 50'000;

}  // namespace

int run_dates_batch(std::istream& in, std::ostream& out, std::ostream& err, Progress progress)
{
    core::CsvReader reader{in, core::CsvReader::Records::are_lines};
    core::CsvRow row;
    const bool has_head = reader.next(row);
    const Columns columns{has_head ? row.fields : std::vector<std::string>{}};
    if (!columns.rule || !columns.trigger) {
        err << "quorate dates: the first line must name the columns rule_id and trigger_date\n";
        return 1;
    }

    Batch batch{columns, out};
    int exit_code = 0;
    out << "rule_id,trigger_date,due_date,schedule_by,level\n";
    for (std::int64_t done = 0; out && reader.next(row);) {
        if (!batch.answer(row)) exit_code = 1;
        if (++done % rows_a_word == 0 && progress == Progress::shown)
            err << '\r' << done << " rows" << std::flush;
    }
    if (progress == Progress::shown) err << "\r\x1B[K" << std::flush;
    return exit_code;
}

}  // namespace quorate::server
