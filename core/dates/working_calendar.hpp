#pragma once

#include <cassert>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/support/clock.hpp"

namespace quorate::core {

/// A count of working days. A bare std::chrono::days always means calendar days.
struct WorkingDays {
    int count = 0;

    friend auto operator<=>(const WorkingDays&, const WorkingDays&) = default;
};

/// Days with the name to show for them.
using NamedDays = std::map<Date, std::string>;

/// The published bank holidays, and the first and last day that the publication speaks for.
struct BankHolidays {
    NamedDays days;
    Date known_from;
    Date known_until;

    bool covers(Date day) const { return known_from <= day && day <= known_until; }
};

/// Why nobody works on a day. A bank holiday at a weekend is `bank_holiday`.
enum class DayOff : std::uint8_t { saturday, sunday, bank_holiday, local_closure };

/// Which days are worked: Monday to Friday, less bank holidays, less the local closures if it was
/// given any. Constant functions alone are safe to share between threads. Every question is
/// answered by look-up in a table over the known days; beyond them only weekends are known, and
/// covers() says so.
class WorkingCalendar {
public:
    explicit WorkingCalendar(BankHolidays bank_holidays, NamedDays local_closures = {});

    /// Other closures from now on, for whoever asks about many sets one after another: it spares
    /// the copy of the bank holidays.
    void replace_closures(NamedDays local_closures);

    bool is_working_day(Date day) const { return !why_off(day).has_value(); }

    /// Nothing on a working day.
    std::optional<DayOff> why_off(Date day) const
    {
        const auto row = static_cast<std::uint64_t>((day - begin_).count());
        return row < off_.size() ? off_[row] : weekend(day);
    }

    /// What a bank holiday or a closure is called; empty for every other day.
    std::string name_of(Date day) const;

    /// The nth working day after `from`, which is itself never counted: day 0. Zero gives `from`.
    Date advance(Date from, WorkingDays n) const
    {
        assert(n.count >= 0);
        if (n.count == 0) return from;
        const auto row = static_cast<std::uint64_t>((from - begin_).count());
        if (row < up_to_.size()) {
            const auto ordinal = static_cast<std::size_t>(up_to_[row] + n.count - 1);
            if (ordinal < worked_.size()) return begin_ + std::chrono::days{worked_[ordinal]};
        }
        return nth(number_up_to(from) + n.count - 1);
    }

    /// The nth working day before `from`, which is itself never counted. Zero gives `from`.
    Date retreat(Date from, WorkingDays n) const;

    /// How many working days after `from`, up to and including `to`: advance() undone. Negative
    /// when `to` comes first, and then it is retreat() undone.
    WorkingDays count_between(Date from, Date to) const;

    /// `day` itself if it is worked, else the last worked day before it.
    Date last_working_day_on_or_before(Date day) const
    {
        const auto row = static_cast<std::uint64_t>((day - begin_).count());
        if (row < up_to_.size() && up_to_[row] > 0)
            return begin_ + std::chrono::days{worked_[static_cast<std::size_t>(up_to_[row] - 1)]};
        return nth(number_up_to(day) - 1);
    }

    /// `day` itself if it is worked, else the next worked day.
    Date first_working_day_on_or_after(Date day) const
    {
        return nth(number_up_to(day - std::chrono::days{1}));
    }

    /// False when bank holidays are not known for `day`, so that a result there may still move.
    bool covers(Date day) const { return holidays_.covers(day); }

    const BankHolidays& bank_holidays() const { return holidays_; }
    const NamedDays& local_closures() const { return closures_; }

private:
    // Working days are numbered from 0, the first in the table; those before it are negative.
    std::int64_t number_up_to(Date day) const;  // how many are numbered below 0 + those <= day
    Date nth(std::int64_t number) const;
    static std::optional<DayOff> weekend(Date day);
    void fill_table();

    BankHolidays holidays_;
    NamedDays closures_;
    Date begin_;                        // the table's first day, a Monday
    std::vector<std::int32_t> up_to_;   // working days from begin_ to this day, both included
    std::vector<std::int32_t> worked_;  // the nth working day, as days after begin_
    std::vector<std::optional<DayOff>> off_;
};

/// How long there is until a last day.
struct TimeLeft {
    int working_days = 0;  // until the last day; below zero, those that have passed since it
    bool is_late = false;  // the last day is over, at a weekend with no working day since
    std::optional<Instant> until = {};  // of a limit in hours: the moment, after which it is late
    bool is_last_day = false;           // the last day is today
};

TimeLeft time_left(const WorkingCalendar& calendar, Date today, Date last_day);

/// The two calendars every limit needs. National limits are counted by `national`; local rules may
/// be counted by `local`, which leaves out the authority's closures as well. Booking always
/// follows `local`. Kept apart because a closure never extends a national limit.
struct Calendars {
    WorkingCalendar national;
    WorkingCalendar local;
};

Calendars calendars_with(const BankHolidays& bank_holidays, const NamedDays& local_closures = {});

}  // namespace quorate::core
