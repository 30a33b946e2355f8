#pragma once

#include <optional>
#include <string>

#include "core/access/actor.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/support/clock.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Longest text of a draft, in characters.
inline constexpr std::size_t longest_draft = 100'000;

/// Keeps what the actor typed at an agenda item and did not save, so that it is there again after a
/// broken connection, on whichever computer; an empty text drops it. It is part of no record, seen
/// by nobody else, and gone with the chair's agreement. `wrong_state` once the minutes are agreed.
/// Not audited: the audit knows who wrote what when it is saved.
Result<Done> keep_draft(UnitOfWork& work,
                        const Clock& clock,
                        const Actor& actor,
                        const MeetingId& meeting,
                        const std::string& item,
                        const std::string& words);

/// The actor's own, for those who may see these minutes already.
std::optional<MinutesScrap> draft_beside(UnitOfWork& work,
                                         const Actor& actor,
                                         const MeetingId& meeting,
                                         const std::string& item);

}  // namespace quorate::core
