#pragma once

#include "server/pages/scheduling/found_times.hpp"

namespace quorate::server {

/// "Interpreter (Polish) for Sam Sampleford: nobody is asked yet"
std::string interpreter_words(const core::InterpreterNeed& need);

/// What the meeting needs, a line for each thing: {"words", "warns"}; one that warns leads to
/// where it is mended.
View needs_rows(const FoundTimes& times);

}  // namespace quorate::server
