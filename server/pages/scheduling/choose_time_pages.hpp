#pragma once

#include "core/support/result.hpp"
#include "server/app/route.hpp"
#include "server/pages/scheduling/scheduling_urls.hpp"

namespace quorate::server {

/// GET /meetings/new/time?family=&type=: the best times for a meeting, why they are, and who is
/// free.
Response get_choose_time(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/new/time: holds the time that was chosen, and leads to its invitations.
Response post_choose_time(App& app, const Request& request, const core::Actor& actor);

/// What `query` says of a list of times.
TimesShown times_shown(const Fields& query);

/// The page of times for a meeting, of which one has just been taken: `taken` says who or what has.
Response show_times_after_race(App& app,
                               const Request& request,
                               const core::Actor& actor,
                               const core::CaseId& id,
                               core::MeetingType type,
                               const TimesShown& shown,
                               const core::Error& taken);

}  // namespace quorate::server
