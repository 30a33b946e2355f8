#pragma once

#include <optional>

#include "core/preparation/preparation.hpp"
#include "server/app/app.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// What the pages about a meeting show of its preparation.

/// Nothing for those who may not see it.
std::optional<core::Preparation> prepared_beside(App& app,
                                                 const core::Actor& actor,
                                                 const core::MeetingId& meeting);

/// {{#said}}{{> preparation/said}}{{/said}}: what somebody said, with the button that marks it for
/// those who `may_mark`.
View said_view(const core::MeetingId& meeting,
               const core::PreparedEntry& entry,
               const core::ReadViews& read,
               bool may_mark);

/// What the children say, and their advocates.
View childrens_views(const core::Preparation& preparation);

/// The same of the people of the family.
View familys_views(const core::Preparation& preparation);

/// Whether something of that is not to be shown to the family: of the children, or of the others.
bool has_private_views(const core::Preparation& preparation, bool children);

/// "What to do next" with what the preparation still needs: the chair's decisions come first, the
/// rest after what is more urgent.
View with_preparation_steps(const View& steps, const std::optional<core::Preparation>& preparation);

/// "Rowan: whether they were seen" for each thing that is still open before a meeting; none for one
/// that has begun.
View unsettled_views(const std::optional<core::Preparation>& preparation, core::Instant now);

}  // namespace quorate::server
