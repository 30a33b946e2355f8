#include "core/rules/bank_holidays.hpp"

#include <optional>
#include <stdexcept>
#include <string>

#include "core/dates/date_text.hpp"
#include "core/rules/bank_holidays_csv.hpp"
#include "core/support/csv.hpp"

namespace quorate::core {
namespace {

Error refused(const CsvRow& row, const std::string& message)
{
    return invalid("holidays", "Line " + std::to_string(row.line) + ": " + message);
}

}  // namespace

Result<BankHolidays> parse_bank_holidays(std::string_view csv)
{
    std::optional<Date> known_from;
    std::optional<Date> known_until;
    NamedDays days;

    for (const CsvRow& row : parse_csv(csv)) {
        if (row.fields[0].starts_with('#') || row.fields[0] == "date") continue;
        if (row.is_broken || row.fields.size() < 2) return refused(row, "Write a date and a name");

        const bool is_horizon = row.fields[0] == "known_from" || row.fields[0] == "known_until";
        const auto day = parse_date(row.fields[is_horizon ? 1 : 0]);
        if (!day) return refused(row, "Write the date like 2026-12-25");

        if (is_horizon) {
            (row.fields[0] == "known_from" ? known_from : known_until) = day;
            continue;
        }
        const bool is_substitute = row.fields.size() > 2 && row.fields[2] == "substitute";
        const std::string name = row.fields[1] + std::string{is_substitute ? substitute_day : ""};
        if (row.fields[1].empty()) return refused(row, "Write the bank holiday's name");
        if (!days.emplace(*day, name).second) return refused(row, "Name each date once");
    }

    if (!known_from || !known_until || *known_until < *known_from)
        return invalid("holidays", "Say from when until when the list is complete");
    if (!days.empty() && (days.begin()->first < *known_from || *known_until < days.rbegin()->first))
        return invalid("holidays", "Name only dates from known_from until known_until");
    return BankHolidays{std::move(days), *known_from, *known_until};
}

std::string bank_holidays_to_csv(const BankHolidays& holidays)
{
    std::string csv = "known_from," + iso(holidays.known_from) + "\nknown_until," +
                      iso(holidays.known_until) + "\ndate,title,note\n";
    for (const auto& [day, name] : holidays.days) {
        const bool is_substitute = name.ends_with(substitute_day);
        const auto title =
            name.substr(0, name.size() - (is_substitute ? substitute_day.size() : 0));
        csv += iso(day) + "," + csv_field(title) + (is_substitute ? ",substitute\n" : ",\n");
    }
    return csv;
}

const BankHolidays& shipped_bank_holidays()
{
    static const BankHolidays shipped = [] {
        auto parsed = parse_bank_holidays(bank_holidays_csv);
        if (!parsed) throw std::logic_error{parsed.error().fields[0].message};
        return *std::move(parsed);
    }();
    return shipped;
}

const Calendars& shipped_calendars()
{
    static const Calendars shipped = calendars_with(shipped_bank_holidays());
    return shipped;
}

}  // namespace quorate::core
