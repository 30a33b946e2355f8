#pragma once

#include <boost/json/object.hpp>
#include <iosfwd>

#include "core/rules/due_date.hpp"

namespace quorate::server {

/// A date with its working, as the command line and the API tell it.
boost::json::object due_date_json(const core::ExplainedDate& answer,
                                  core::Language language = core::Language::english);

/// A row of the rule book.
boost::json::object rule_json(const core::StatutoryRule& rule);

/// The due date on the first line, then the day to schedule by.
void print_due_date(std::ostream& out, const core::ExplainedDate& answer);

/// The same, then each step of the working and each day counted or skipped.
void print_working(std::ostream& out, const core::ExplainedDate& answer, core::Language language);

}  // namespace quorate::server
