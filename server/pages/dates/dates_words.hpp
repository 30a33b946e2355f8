#pragma once

#include <string>
#include <string_view>

#include "core/rules/due_date.hpp"
#include "core/rules/explanation_words.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// What the pages say of due dates, in one language. {x} is where x is filled in. Phrases are built
/// as those of core/rules/welsh are: no word changes its first letter with what is put before it.
struct DatesWords {
    // How a date stands.
    std::string_view done;
    std::string_view done_late;
    std::string_view not_needed;
    std::string_view replaced;
    std::string_view booked;
    std::string_view booked_late;
    std::string_view booked_too_late;  // for a limit in hours
    std::string_view booked_on;        // {day}
    std::string_view booked_day;       // {number} {of}
    std::string_view late;
    std::string_view days_late;  // {days}
    std::string_view today;
    std::string_view today_at;  // {time}

    // Its sentence.
    std::string_view last_day;      // {day}
    std::string_view last_day_was;  // {day}
    std::string_view target;        // {day}
    std::string_view target_was;    // {day}
    std::string_view book_by;       // {day}
    std::string_view done_on;       // {day}
    std::string_view booked_for;    // {day}
    std::string_view no_date;
    std::string_view last_adjourned;  // {day}
    std::string_view provisional;

    // Its working.
    std::string_view counted_so;  // {offset} {side} {trigger}
    std::string_view rule;        // {label} {offset} {side} {trigger}
    std::string_view after;
    std::string_view before;
    std::string_view day_0;
    std::string_view day_1;
    std::string_view rule_id;           // {level} {id} {from}
    std::string_view rule_id_until;     // {level} {id} {from} {to}
    std::string_view rule_id_own;       // {level} {id}
    std::string_view because;           // {day} {reasons}
    std::string_view because_a_day_is;  // {day} {reason}
    std::string_view because_and;
    std::string_view counting;       // {offset} {day}
    std::string_view counting_back;  // {offset} {day}
    std::string_view start;          // this and the other marks stand in a narrow box
    std::string_view bank_holiday_mark;
    std::string_view closed_mark;
    std::string_view last_day_mark;
    std::string_view clock_starts;
    std::string_view day_number;  // {number}
    std::string_view and_last_day;
    std::string_view not_counted;  // {reason}
    std::string_view but_counted;
    std::string_view booked_there;
    std::string_view done_there;
    std::string_view every_day;
    std::string_view whole_months;
    std::string_view every_hour;
    std::string_view no_weekend_days;
    std::string_view weekend_day;   // {number}
    std::string_view weekend_days;  // {number}
    std::string_view no_bank_holidays;
    std::string_view bank_holiday;   // {number} {names}
    std::string_view bank_holidays;  // {number} {names}
    std::string_view closure;        // {number} {names}
    std::string_view closures;       // {number} {names}

    // For which children it runs.
    std::string_view for_children;  // {names}
    std::string_view child_done;
    std::string_view child_done_on;  // {day}
    std::string_view child_not_needed;
    std::string_view child_still_due;

    // What can be done about it.
    std::string_view local_standard;
    std::string_view settle;
    std::string_view settle_again;

    // Their picture.
    std::string_view picture_title;  // {from} {to}
    std::string_view picture_about;
    std::string_view not_before;    // {day}
    std::string_view book_by_then;  // {day}
    std::string_view booked_then;   // {day}
    std::string_view held_then;     // {day}
    std::string_view done_then;     // {day}
    std::string_view one_bank_holiday;
    std::string_view some_bank_holidays;
    std::string_view one_closure;
    std::string_view holidays_between;  // {days}
    std::string_view no_holidays_between;
    std::string_view closures_between;  // {days}
};

const DatesWords& dates_words(core::Language language);

/// "12 working days", "2 ddiwrnod gwaith"
std::string working_days_text(int days, core::Language language);

/// "15 working days after the referral", with "ar ôl" for after in Welsh.
std::string counted_so(const core::StatutoryRule& rule, core::Language language);

/// Gives the page every label of its template, as word_clock_starts and so on, and word_lang:
/// "cy", or nothing in the page's own language.
void set_page_words(View& page, core::Language language);

}  // namespace quorate::server
