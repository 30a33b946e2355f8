#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

using PollNoteId = Id<struct PollNoteTag>;

/// How it came: with the answers on the link's page, as a mail to the poll's own address, or as the
/// mail server's word that our mail came back.
enum class PollNoteWay { link, mail, returned };

std::string_view code(PollNoteWay way);
std::optional<PollNoteWay> poll_note_way_from(std::string_view code);

/// So many of one seat may wait to be dealt with; more are dropped.
inline constexpr int most_poll_notes = 20;

/// What somebody who was asked wrote besides their answers: for a person to read, it settles
/// nothing.
struct PollNote {
    PollNoteId id;
    AuthorityId authority;
    PollSeatId seat;
    std::string key;  // the same for every copy of one mail
    PollNoteWay way = PollNoteWay::link;
    Instant at;
    Email from = {};  // of a mail from another address than the one that was asked
    FreeText note = {};
    std::optional<UserId> dealt_with_by = {};
    std::optional<Instant> dealt_with_at = {};
};

}  // namespace quorate::core
