#pragma once

#include <vector>

#include "core/returns/view_census.hpp"
#include "core/support/result.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// GET /reports/census?year=2026&page=2: what is wrong with the return, and the files.
Response get_census(App& app, const Request& request, const core::Actor& actor);

/// The year in the address; without one the last that ended, and 0, which never is one, where it is
/// no number.
int census_year_asked(const App& app, const Request& request);

/// The page with what is wrong with a file that was asked for, at its fields.
Response census_page_with(App& app,
                          const Request& request,
                          const core::Actor& actor,
                          std::vector<core::FieldError> errors);

/// GET /reports/census.xml?year=2026&lea=201
Response get_census_xml(App& app, const Request& request, const core::Actor& actor);

/// GET /reports/census-findings.csv?year=2026
Response get_census_findings(App& app, const Request& request, const core::Actor& actor);

/// GET /reports/ssd/ssd_cp_plans.csv: a table of the Standard Safeguarding Dataset.
Response get_dataset_table(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
