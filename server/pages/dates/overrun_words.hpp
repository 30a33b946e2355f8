#pragma once

#include <string>

#include "core/cases/view_case.hpp"
#include "core/dates/language.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {

// How requests for more time are told, the same wherever they are shown.

/// " Extension to Tuesday 5 January 2027 agreed by the service manager." for the end of a sentence
/// about the limit; empty when nothing was granted and nothing waits.
std::string extension_sentence(const core::ExplainedDueDate& date,
                               core::Language language = core::Language::english);

/// "Waits for a service manager", "Granted by the service manager"
std::string overrun_state_text(const core::OverrunRequest& request,
                               const core::CaseDueDate& due,
                               core::Language language = core::Language::english);

/// Adds what the page of a family's dates says of more time: each request, and `ask_url` while the
/// limit runs, may still be asked about and nobody has.
void add_overruns(View& view,
                  const core::ExplainedDueDate& date,
                  const core::CaseRights& rights,
                  core::Date today,
                  core::Language language = core::Language::english);

}  // namespace quorate::server
