#pragma once

#include <optional>
#include <string>

#include "core/identity/user_store.hpp"
#include "core/outbox/outbox_message.hpp"
#include "core/people/contact.hpp"
#include "core/support/clock.hpp"
#include "core/support/random.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What others changed in the work of one of the staff.
enum class StaffNews {
    account_closed,   // of somebody whose families and meetings wait to be handed over
    holder_left,      // who had seats at meetings that they chair or arranged
    families_given,   // that they lead from now on
    seat_taken_back,  // at a meeting that they chair or arranged
    calendar_ended,   // of an agency, whose contacts are told
};

/// What one of the staff is told by mail. It names nobody and no family, and says of nobody why.
struct StaffNotice {
    StaffNews news = StaffNews::account_closed;
    std::string said = {};  // plain sentences on one line
    std::string path = {};  // of the page to look at; empty for somebody without an account
};

/// Puts it into the outbox. Whoever has no account in use, or no address, is told nothing.
void tell_staff(UnitOfWork& work,
                const Clock& clock,
                RandomSource& random,
                const User& who,
                const StaffNotice& notice);

/// The same for somebody of an agency, unless their address is wrong or nobody has checked it.
void tell_contact(UnitOfWork& work,
                  const Clock& clock,
                  RandomSource& random,
                  const Contact& who,
                  const StaffNotice& notice);

/// Whether whoever the message is for still has that address, and their account or entry in the
/// directory is in use.
bool staff_notice_still_to_be_told(UnitOfWork& work, const OutboxMessage& message);

/// What the message tells; nothing when it is no such message.
std::optional<StaffNotice> staff_notice(const OutboxMessage& message);

}  // namespace quorate::core
