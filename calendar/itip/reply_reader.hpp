#pragma once

#include <string_view>

#include "calendar/busy/prescan.hpp"
#include "calendar/busy/zone.hpp"
#include "core/replies/incoming_reply.hpp"

namespace quorate::calendar {

/// What the calendar part of a mail answers. Of `reply` only what a calendar says is filled in:
/// fault, method, UID, sequence, stamp, answer, note, the delegate, and the proposed time of a
/// COUNTER.
struct ReplyReading {
    core::IncomingReply reply = {};
    std::optional<CalendarFault> fault = {};  // in more detail, for the log

    /// Whether both say the same, as the two parts of one mail should.
    bool agrees_with(const ReplyReading& other) const;
};

/// Reads a REPLY, COUNTER or REFRESH as mail programs really write them: without ORGANIZER, names
/// in lower case, bare line feeds, a BOM, Windows' time zones. `method` is that of the MIME part,
/// for a text that has none. Titles, places, descriptions and alarms are skipped, and no VTIMEZONE
/// is believed. `text` is UTF-8.
ReplyReading read_reply(std::string_view text, std::string_view method, const FindZone& find);

}  // namespace quorate::calendar
