#pragma once

#include <boost/json/object.hpp>

#include "core/rules/due_date.hpp"

namespace quorate::server {

/// How a date was counted, as the command line and the API tell it: the rule's numbers, each day
/// counted, each day left out and why, and why days up to the limit cannot be booked.
boost::json::object working_json(const core::ExplainedDate& date, core::Language language);

}  // namespace quorate::server
