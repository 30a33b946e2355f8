#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/meetings/view_meeting.hpp"
#include "server/app/route.hpp"
#include "server/templates/components.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {

/// /meetings/{m}/together: a meeting of another family, held together with this one. First which
/// family, then its children and what kind of meeting it is for them.
Response get_hold_together(App& app, const Request& request, const core::Actor& actor);
Response post_hold_together(App& app, const Request& request, const core::Actor& actor);

/// {{#held_with}}{{> meetings/held_with}}{{/held_with}}: the meetings of other families at the same
/// time, by reference alone and with a link for those who may see them; and the way to add one. Of
/// one whose others were moved or cancelled without it, that it is held alone by now.
/// Nothing when there are none and none can be added.
View held_with_card(const core::MeetingView& view, bool may_add);

/// What becomes of the others when this one is changed; nothing when there are none ahead. `change`
/// is what the form does: "Change", "Cancel".
std::optional<View> held_others_field(App& app,
                                      const core::Actor& actor,
                                      const core::Meeting& meeting,
                                      const std::string& change,
                                      const std::string& chosen,
                                      const std::vector<core::FieldError>& errors);

/// For the page of who is there: the way to the same page of each of the others.
std::vector<View> other_registers(App& app, const core::Actor& actor, const core::Meeting& meeting);

}  // namespace quorate::server
