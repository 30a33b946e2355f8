#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/cases/view_case.hpp"
#include "core/dates/working_calendar.hpp"

namespace quorate::server {

/// What a picture of due dates shows, drawn or as a table.
struct DatesPicture {
    const std::vector<core::ExplainedDueDate>& dates;
    core::Date today;
    const core::BankHolidays& holidays;
    const core::NamedDays& closures;  // of the authority
    core::Language language = core::Language::english;
    std::vector<core::Child> children = {};  // of the family
};

/// From the month in which the first clock started to the last day of all.
struct DatesSpan {
    core::Date first;
    core::Date last;

    bool in_one_year() const;
};
DatesSpan span_of(const DatesPicture& picture);

/// Days that follow each other under one name.
struct DaysOff {
    core::Date first;
    core::Date last;
    std::string name;
};
std::vector<DaysOff> days_off(const core::NamedDays& days, const DatesSpan& span);

/// "Bank holidays between: Christmas Day, Fri 25 Dec 2026; …" or that there is none; and the local
/// closures, if there are any.
std::vector<std::string> days_off_sentences(const std::vector<DaysOff>& holidays,
                                            const std::vector<DaysOff>& closures,
                                            core::Language language);

/// "Thu 26 Nov", with the year where the picture shows more than one.
std::string picture_day(core::Date day, const DatesSpan& span, core::Language language);

/// The day of the meeting that is booked, or on which it was done.
std::optional<core::Date> settled_day(const core::CaseDueDate& due);

/// Whether a meeting is due and none is booked.
bool wants_a_date(const core::CaseDueDate& due);

/// "Thu 26 Nov", of a limit in hours with its time.
std::string limit_day(const core::CaseDueDate& due, const DatesSpan& span, core::Language language);

/// "Last day Thu 26 Nov", "Target …" or "Not before …"
std::string limit_words(const core::ExplainedDueDate& date,
                        const DatesSpan& span,
                        core::Language language);

/// "Booked Wed 25 Nov", "Held …", "Done …", "No date yet", or nothing.
std::string standing_words(const core::CaseDueDate& due,
                           const DatesSpan& span,
                           core::Language language);

}  // namespace quorate::server
