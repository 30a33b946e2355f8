#include "server/cli/dates_batch.hpp"

#include <algorithm>
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

struct Answer {
    std::string due_date;
    std::string schedule_by;
    std::string level;
};

class Batch {
public:
    explicit Batch(Columns columns) : columns_{columns} {}

    core::Result<Answer> answer(const core::CsvRow& row)
    {
        if (row.is_broken) return core::invalid("row", "the quotes of this row do not match");
        const auto trigger = parse_trigger(field(row, columns_.trigger));
        if (!trigger) return trigger.error();
        const auto rule = find_rule(field(row, columns_.rule), *trigger);
        if (!rule) return rule.error();
        if (const auto wrong = wrong_jurisdiction(row, **rule)) return *wrong;
        const auto calendars = calendars_for(field(row, columns_.closures));
        if (!calendars) return calendars.error();

        const core::DueDate due = core::due_date(**rule, *trigger, **calendars);
        return Answer{.due_date = due.limit_at ? core::iso_with_offset(*due.limit_at)
                                               : core::iso(due.limit_date),
                      .schedule_by = core::iso(due.schedule_by),
                      .level = std::string{core::code((*rule)->level)}};
    }

private:
    std::optional<core::Error> wrong_jurisdiction(const core::CsvRow& row,
                                                  const core::StatutoryRule& rule) const
    {
        const std::string written = field(row, columns_.jurisdiction);
        if (written.empty()) return std::nullopt;
        const auto jurisdiction = core::jurisdiction_from(written);
        if (!jurisdiction) return core::invalid("jurisdiction", "write England or Wales");
        if (*jurisdiction == rule.jurisdiction) return std::nullopt;
        return core::invalid(
            "jurisdiction", rule.id + " applies in " + std::string{core::label(rule.jurisdiction)});
    }

    // Rows about one authority stand together, so its calendars are kept until others are needed.
    core::Result<const core::Calendars*> calendars_for(const std::string& written)
    {
        if (written.empty()) return &core::shipped_calendars();
        if (written != written_ || !calendars_) {
            const auto closures = parse_closures(written);
            if (!closures) return closures.error();
            calendars_ = core::calendars_with(core::shipped_bank_holidays(), *closures);
            written_ = written;
        }
        return &*calendars_;
    }

    Columns columns_;
    std::string written_;
    std::optional<core::Calendars> calendars_;
};

}  // namespace

int run_dates_batch(std::string_view csv, std::ostream& out, std::ostream& err)
{
    const std::vector<core::CsvRow> rows = core::parse_csv(csv);
    const Columns columns{rows.empty() ? std::vector<std::string>{} : rows.front().fields};
    if (!columns.rule || !columns.trigger) {
        err << "quorate dates: the first line must name the columns rule_id and trigger_date\n";
        return 1;
    }

    Batch batch{columns};
    int exit_code = 0;
    out << "rule_id,trigger_date,due_date,schedule_by,level\n";
    for (std::size_t i = 1; i < rows.size(); ++i) {
        auto answered = batch.answer(rows[i]);
        if (!answered) exit_code = 1;
        const Answer answer = answered ? *std::move(answered)
                                       : Answer{.due_date = "error: " + sentence(answered.error()),
                                                .schedule_by = {},
                                                .level = {}};
        out << core::csv_field(field(rows[i], columns.rule)) << ','
            << core::csv_field(field(rows[i], columns.trigger)) << ','
            << core::csv_field(answer.due_date) << ',' << answer.schedule_by << ',' << answer.level
            << '\n';
    }
    return exit_code;
}

}  // namespace quorate::server
