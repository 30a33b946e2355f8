#pragma once

#include "core/access/actor.hpp"
#include "core/support/clock.hpp"
#include "core/support/random.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Puts a mail into the outbox for each manager of the actor's teams, or each service manager where
/// there is none: that somebody was refused who must not be invited. It says neither who nor by
/// whom, and comes once a day for each who tried. Whoever tried is not told.
void tell_of_excluded_attempt(UnitOfWork& work,
                              const Clock& clock,
                              RandomSource& random,
                              const Actor& actor);

}  // namespace quorate::core
