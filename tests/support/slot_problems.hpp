#pragma once

#include "core/slots/slot_problem.hpp"

namespace quorate::test {

/// A problem of the size that speed is promised for, from a seed: 1,000 people, 30 rooms, 15
/// working days in steps of 15 minutes; requests with 12 required and 8 optional people of 5
/// agencies, every fourth for all who are required. Calendars are as full as those of
/// ../shared/slots/generate.py.
core::SlotProblem reference_problem(unsigned seed, int requests);

/// A small problem whose times, lengths and steps are of any minutes, full enough to leave little.
core::SlotProblem odd_problem(unsigned seed);

/// A bare problem that nothing is wrong with: two people, a room, a request, one day.
core::SlotProblem plain_problem();

}  // namespace quorate::test
