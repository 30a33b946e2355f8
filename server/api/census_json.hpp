#pragma once

#include <boost/json.hpp>

#include "core/returns/view_census.hpp"

namespace quorate::server {

/// The validation report as the API and `quorate export cin-census --json` give it.
boost::json::object to_json(const core::CensusReport& report);

}  // namespace quorate::server
