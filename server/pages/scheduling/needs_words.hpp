#pragma once

#include "server/pages/scheduling/found_times.hpp"

namespace quorate::server {

/// "Interpreter (Polish) for Sam Sampleford: no interpreter is asked yet"
std::string interpreter_words(const core::InterpreterNeed& need);

/// Warnings of the help that is needed and that none of those who are asked gives, each with the
/// way to mend it: to whom is asked, or to the directory when it knows of nobody.
std::vector<View> help_notices(const core::MeetingChoices& choices,
                               const std::vector<core::MissingHelp>& missing,
                               const std::string& needs_url);

/// Warnings of those of the family who must not meet and have no separate parts of the meeting yet.
std::vector<View> apart_notices(const core::MeetingChoices& choices,
                                const core::MeetingNeeds& needs,
                                const std::string& needs_url,
                                const std::string& of_what = "the meeting");

/// What the meeting needs, a line for each thing: {"words", "warns"}; one that warns leads to
/// where it is mended.
View needs_rows(const FoundTimes& times);

}  // namespace quorate::server
