#pragma once

#include <string>
#include <vector>

#include "core/minutes/minutes_file.hpp"
#include "core/minutes/register.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// What a meeting that is about to end still lacks.
struct BeforeClosing {
    /// A sentence each, for who ends it to read first: people who are not marked, no minutes, a
    /// child nothing was decided about; of a conference that made or kept a protection plan also no
    /// part of it, a parent's agreement and the core group; and that others held together with it
    /// have not ended. Empty when nothing is missing.
    std::vector<std::string> missing = {};
    int decisions = 0;  // with which the next clocks start; none of them when all are adjourned
};

/// What a conference that made or kept a protection plan still lacks of it, a sentence each: nobody
/// can add it once the minutes are agreed.
std::vector<std::string> missing_of_plan(UnitOfWork& work, const MinutesFile& file);

/// The same for the meeting of `roll`, whose register was looked up, and audited, already.
BeforeClosing before_closing(UnitOfWork& work, const Register& roll);

/// `needs_confirmation`, at "confirmed", with what is missing; nothing when nothing is.
Result<Done> confirm_closing(const BeforeClosing& before);

}  // namespace quorate::core
