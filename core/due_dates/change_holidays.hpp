#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/due_dates/date_move_store.hpp"
#include "core/people/authority.hpp"
#include "core/rules/holiday_list.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// The list an authority counts by: the one it confirmed last, else `shipped`.
BankHolidays bank_holidays_of(UnitOfWork& work,
                              const AuthorityId& authority,
                              const BankHolidays& shipped);

/// What each authority of the installation counts by.
struct AuthorityHolidays {
    Authority authority;
    BankHolidays holidays;
};
std::vector<AuthorityHolidays> bank_holidays_of_all(UnitOfWork& work, const BankHolidays& shipped);

/// What the page about bank holidays shows.
struct HolidayLists {
    BankHolidays in_force = {};
    std::optional<HolidayList> confirmed = {};  // nothing while the shipped list counts
    MoveExtent moved = {};                      // by putting that one in force
    std::optional<HolidayList> proposed = {};
    std::vector<HolidayChange> changes = {};  // what the proposed list would change
    bool may_confirm = false;                 // this person, now
};

Result<HolidayLists> view_holidays(UnitOfWork& work,
                                   const Clock& clock,
                                   const Actor& actor,
                                   const BankHolidays& shipped);

struct ProposeHolidays {
    BankHolidays holidays = {};
    std::string source = {};
};

/// Puts a list forward for another administrator to confirm. Nothing is counted by it yet. Refused
/// while another list waits, when it says nothing new, and when it reaches less far than the one in
/// force: dates that are known would be provisional again.
Result<HolidayListId> propose_holidays(UnitOfWork& work,
                                       const Clock& clock,
                                       RandomSource& random,
                                       const Actor& actor,
                                       const BankHolidays& shipped,
                                       const ProposeHolidays& command);

/// The same by the operator of the installation, who has no account in it.
Result<HolidayListId> propose_holidays_as_operator(UnitOfWork& work,
                                                   const Clock& clock,
                                                   RandomSource& random,
                                                   const AuthorityId& authority,
                                                   const BankHolidays& shipped,
                                                   const ProposeHolidays& command);

/// Puts the proposed list in force. The person must not be the one who proposed it
/// (needs_second_person). What was counted by the old list is for the caller to count again.
Result<HolidayList> confirm_holidays(UnitOfWork& work,
                                     const Clock& clock,
                                     const Actor& actor,
                                     const HolidayListId& id);

/// Turns a proposed list down; whoever proposed it may do so as well.
Result<Done> reject_holidays(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const HolidayListId& id);

}  // namespace quorate::core
