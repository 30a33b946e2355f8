#pragma once

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// The lists of work: what needs a date, everything due, what moved, whom somebody asked, which
/// reports are missing and whose record was not sent.
enum class WorkList {
    needs_a_date,
    everything_due,
    moved_dates,
    polls,
    reports_missing,
    minutes_to_send
};
View work_tabs(WorkList current);

/// GET /due: everything that is due, by working days left.
Response get_due_list(App& app, const Request& request, const core::Actor& actor);

/// GET /due.csv: the same rows as a file.
Response get_due_list_csv(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
