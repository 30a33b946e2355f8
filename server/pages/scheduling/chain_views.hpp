#pragma once

#include <string>
#include <vector>

#include "core/scheduling/move_chain.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/templates/components.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {

// What the pages about meetings that are booked together show in the same way.

/// "Chair: Gwen Sampleford. Room Oak, Civic House. Day 9 of 10, 1 to spare. 4 free, 2 to ask"
std::string slot_hint(const core::SlotSearch& search, const core::Slot& slot);

/// Radios named after the meeting, with a time each and then `more`.
View times_field(core::ChainLink link,
                 const core::SlotSearch& search,
                 const std::string& chosen,
                 const std::string& error,
                 const std::vector<Option>& more = {});

/// How the limit of a meeting is worked out, as rows of {"sentence"}.
View working_rows(const core::ChainDates& dates, const core::CaseDueDate& due);

/// What is wrong with each of the meetings, at the field named after it.
std::vector<core::FieldError> errors_by_meeting(const core::Error& error);

/// Why nothing was found for a meeting: "Nothing fits up to Friday 11 December 2026."
std::string nothing_words(const std::optional<core::SlotSearch>& search,
                          const core::Error& refused);

/// {{#together}}{{> scheduling/together}}{{/together}}: the other meetings that were booked with
/// this one. Nothing when there are none.
View together_card(const std::optional<core::ChainView>& chain,
                   const core::MeetingId& shown,
                   bool may_open_family);

}  // namespace quorate::server
