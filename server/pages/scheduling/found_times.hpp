#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/rules/due_date.hpp"
#include "core/scheduling/search_slots.hpp"
#include "server/app/app.hpp"
#include "server/pages/scheduling/scheduling_urls.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {

/// The times for a meeting, or why none could be looked for, with what is shown beside them.
struct FoundTimes {
    core::MeetingChoices choices;
    core::MeetingNeeds needs;
    std::vector<core::ChildId> asked_about = {};  // whatever the needs say; or nobody
    std::optional<core::SlotSearch> search = {};
    core::Error refused = {core::Refusal::not_found};     // without a search
    std::optional<core::CaseDueDate> due = {};            // the limit of the children chosen
    std::optional<core::ExplainedDate> explanation = {};  // of that limit
    std::optional<core::Date> again_by = {};  // the last day, where it comes before that limit's
    std::optional<core::TimeLeft> left = {};
};

/// Looks for times for a meeting of the case. Only who may not book for it is refused: that nothing
/// can be looked for is an answer.
core::Result<FoundTimes> find_times(core::UnitOfWork& work,
                                    App& app,
                                    const core::Actor& actor,
                                    const core::CaseId& id,
                                    core::MeetingType type,
                                    const core::SlotSearchOptions& options);

/// "initial child protection conference"
std::string meeting_name(core::MeetingType type);

/// "3 children", "1 unborn baby": those of the family's children who were chosen.
std::string chosen_children_text(const std::vector<core::Child>& children,
                                 const std::vector<core::ChildId>& chosen);

/// "EX-2052 Placeton, 3 children"
std::string about_family(const core::MeetingChoices& choices, const core::MeetingNeeds& needs);

// Views. What they hold is said in the templates of scheduling/.

/// Sets what scheduling/slot, scheduling/who_is_free and the days without a time show: "has_slots",
/// "slots", "legend", "checked", "columns", "people", "has_rejected", "rejected",
/// "rejected_count". `chosen` is the value of the time that is chosen; the best when it is empty.
void set_slots(View& page, const FoundTimes& times, const std::string& chosen = {});

/// Sets what scheduling/needed shows.
void set_needed(View& page, const FoundTimes& times);

}  // namespace quorate::server
