#pragma once

#include "core/scheduling/search_slots.hpp"

namespace quorate::core {

/// Puts the times that were found with less than days_of_notice after those from `first` on, looked
/// for with the same options: what leaves less notice is offered only as far as there is too little
/// else. Changes nothing when no time is at short notice.
void put_short_notice_last(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           SlotSearchOptions options,
                           Date first,
                           SlotSearch& search);

}  // namespace quorate::core
