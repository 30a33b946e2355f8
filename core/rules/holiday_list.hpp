#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/working_calendar.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// Where a list of bank holidays stands. One administrator proposes it, another confirms it.
enum class HolidayListStatus { proposed, in_force, replaced, rejected };

std::string_view code(HolidayListStatus status);  // "in_force": stored, and used by the API
std::optional<HolidayListStatus> holiday_list_status_from(std::string_view code);

/// Bank holidays that an authority counts by, or may come to count by. Kept after another has
/// taken its place, so that dates counted by it can be understood.
struct HolidayList {
    HolidayListId id = {};
    AuthorityId authority = {};
    HolidayListStatus status = HolidayListStatus::proposed;
    BankHolidays holidays = {};
    std::string source = {};      // where it comes from: "GOV.UK, 21 August 2026"
    UserId proposed_by = {};      // empty when the operator of the installation did
    std::string credential = {};  // the sign-in that it came from; empty likewise
    Instant proposed_at = {};
    UserId decided_by = {};  // who confirmed or turned it down
    std::optional<Instant> decided_at = {};
};

/// A day that one list has and another has not, or names otherwise.
struct HolidayChange {
    Date day;
    std::string before = {};  // its name before, empty when it was no bank holiday
    std::string after = {};
};

/// What changes when `after` takes the place of `before`, in order of date. A name that alone
/// differs is a change as well.
std::vector<HolidayChange> holiday_changes(const BankHolidays& before, const BankHolidays& after);

/// Whether the list reaches 18 months past `today`. A review conference's date is counted six
/// months ahead and the next ones from there, so a shorter list soon makes dates provisional; the
/// government publishes two years ahead.
bool reaches_far_enough(const BankHolidays& holidays, Date today);

}  // namespace quorate::core
